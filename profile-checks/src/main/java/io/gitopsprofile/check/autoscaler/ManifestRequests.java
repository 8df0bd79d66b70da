package io.gitopsprofile.check.autoscaler;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.kubernetes.WorkloadKind;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.ScaleTarget.ObjectReference;
import io.gitopsprofile.view.FreeFormValues;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ManifestObjects;
import io.gitopsprofile.view.PodSpecs;
import java.util.Map;
import java.util.Set;

/**
 * PRF027: the containers of a scaled manifest lack the requests that {@link ResourceRequestCheck}
 * requires of workloads.
 */
final class ManifestRequests {

  private ManifestRequests() {}

  static void check(
      CheckContext context, Located<Autoscaler> autoscaler, DiagnosticCollector findings) {
    for (Located<Manifest> part : context.manifests()) {
      Manifest object = part.value();
      WorkloadKind kind = WorkloadKind.of(object.kind());
      if (kind != null
          && kind.scales()
          && scales(autoscaler.value(), object)
          && ManifestObjects.namespace(object).equals(autoscaler.value().namespace())) {
        check(context, autoscaler.value(), part, kind, findings);
      }
    }
  }

  private static boolean scales(Autoscaler autoscaler, Manifest object) {
    ObjectReference target = WorkloadKind.scaledBy(autoscaler.target());
    return target.kind().equals(object.kind()) && target.name().equals(object.name());
  }

  private static void check(
      CheckContext context,
      Autoscaler autoscaler,
      Located<Manifest> part,
      WorkloadKind kind,
      DiagnosticCollector findings) {
    Map<?, ?> pod = FreeFormValues.map(part.value().object().entries(), kind.podSpec());
    ProfilePath containers = part.path().keys(kind.podSpec()).key("containers");
    if (!FreeFormValues.map(pod, "resources").isEmpty()) {
      return;
    }
    for (Located<?> container :
        PodSpecs.parts(containers, FreeFormValues.list(pod, "containers"))) {
      String name = FreeFormValues.text(container.value(), "name");
      Set<String> missing = ResourceRequestCheck.targeted(autoscaler, name, context);
      missing.removeIf(
          resource ->
              FreeFormValues.value(container.value(), "resources", "requests", resource) != null
                  || FreeFormValues.value(container.value(), "resources", "limits", resource)
                      != null
                  || ResourceRequestCheck.limitRange(context, autoscaler.namespace(), resource));
      if (!missing.isEmpty()) {
        findings.add(
            DiagnosticCode.NO_REQUEST,
            container.at("resources").key("requests"),
            "autoscaler "
                + quoted(autoscaler.name())
                + ResourceRequestCheck.aim(autoscaler, Phrases.and(missing), context)
                + ", and container "
                + quoted(name)
                + " of "
                + part.value().kind()
                + " "
                + quoted(part.value().name())
                + " requests no "
                + Phrases.or(missing),
            ResourceRequestCheck.fix(Phrases.and(missing), context));
      }
    }
  }
}
