package io.gitopsprofile.check;

import static io.gitopsprofile.check.Wording.quoted;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Autoscaler;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.ScaleTarget.ObjectReference;
import java.util.Map;
import java.util.Set;

/** What {@link NoRequestCheck} asks of a workload, of an object among the manifests. */
final class ManifestRequests {

  private ManifestRequests() {}

  static void check(Subject subject, Part<Autoscaler> autoscaler, Findings findings) {
    for (Part<Manifest> part : subject.manifests()) {
      Manifest object = part.value();
      WorkloadKind kind = WorkloadKind.of(object.kind());
      if (kind != null
          && kind.scales()
          && scales(autoscaler.value(), object)
          && Manifests.namespace(object).equals(autoscaler.value().namespace())) {
        check(subject, autoscaler.value(), part, kind, findings);
      }
    }
  }

  private static boolean scales(Autoscaler autoscaler, Manifest object) {
    ObjectReference target = WorkloadKind.scaledBy(autoscaler.target());
    return target.kind().equals(object.kind()) && target.name().equals(object.name());
  }

  private static void check(
      Subject subject,
      Autoscaler autoscaler,
      Part<Manifest> part,
      WorkloadKind kind,
      Findings findings) {
    Map<?, ?> pod = Nested.map(part.value().object().entries(), kind.podSpec());
    ProfilePath containers = part.path().keys(kind.podSpec()).key("containers");
    if (!Nested.map(pod, "resources").isEmpty()) {
      return;
    }
    for (Part<?> container : Pods.parts(containers, Nested.list(pod, "containers"))) {
      String name = Nested.text(container.value(), "name");
      Set<String> missing = NoRequestCheck.targeted(autoscaler, name, subject);
      missing.removeIf(
          resource ->
              Nested.value(container.value(), "resources", "requests", resource) != null
                  || Nested.value(container.value(), "resources", "limits", resource) != null
                  || NoRequestCheck.limitRange(subject, autoscaler.namespace(), resource));
      if (!missing.isEmpty()) {
        findings.add(
            DiagnosticCode.NO_REQUEST,
            container.at("resources").key("requests"),
            "autoscaler "
                + quoted(autoscaler.name())
                + NoRequestCheck.aim(autoscaler, Wording.and(missing), subject)
                + ", and container "
                + quoted(name)
                + " of "
                + part.value().kind()
                + " "
                + quoted(part.value().name())
                + " requests no "
                + Wording.or(missing),
            NoRequestCheck.fix(Wording.and(missing), subject));
      }
    }
  }
}
