package io.gitopsprofile.check;

import static io.gitopsprofile.check.Wording.quoted;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Autoscaler;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.ScaleTarget.ObjectReference;
import io.gitopsprofile.model.Workload;
import java.util.ArrayList;
import java.util.List;

/**
 * An object of the profile that an autoscaler names by apiVersion, kind and name is in the
 * autoscaler's namespace, and of the kind that it names. Objects that the profile does not have are
 * made elsewhere, unless their name is nearly one that it has; where a chart is installed it may
 * have made one of the same name.
 */
final class ObjectTargetPlaceCheck implements Check {

  @Override
  public void run(Subject subject, Findings findings) {
    for (Part<Autoscaler> autoscaler : subject.autoscalers()) {
      String namespace = autoscaler.value().namespace();
      if (autoscaler.value().target() instanceof ObjectReference target
          && target.apiVersion().startsWith("apps/")
          && ObjectTargetCheck.APPS.contains(target.kind())
          && !exists(subject, target, namespace)
          && !Manifests.chartsIn(subject, namespace)) {
        report(subject, autoscaler, target, findings);
      }
    }
  }

  private static boolean exists(Subject subject, ObjectReference target, String namespace) {
    return Manifests.contain(subject, target.kind(), target.name(), namespace)
        || (target.kind().equals("Deployment")
            && subject.workloads().stream()
                .map(Part::value)
                .anyMatch(
                    workload ->
                        workload.name().equals(target.name())
                            && workload.namespace().equals(namespace)));
  }

  private static void report(
      Subject subject, Part<Autoscaler> autoscaler, ObjectReference target, Findings findings) {
    String namespace = autoscaler.value().namespace();
    for (Part<Workload> part : subject.workloads()) {
      Workload workload = part.value();
      if (workload.name().equals(target.name())) {
        if (workload.namespace().equals(namespace) && !target.kind().equals("Deployment")) {
          otherKind(autoscaler, target, findings);
          return;
        }
        if (target.kind().equals("Deployment")) {
          otherNamespace(autoscaler, target, workload.namespace(), findings);
          return;
        }
      }
    }
    for (Part<Manifest> object : Manifests.ofKind(subject, target.kind())) {
      if (object.value().name().equals(target.name())) {
        otherNamespace(autoscaler, target, Manifests.namespace(object.value()), findings);
        return;
      }
    }
    Nearest.of(target.name(), names(subject, target.kind(), namespace))
        .ifPresent(nearest -> misspelt(autoscaler, target, nearest, findings));
  }

  private static List<String> names(Subject subject, String kind, String namespace) {
    List<String> names = new ArrayList<>();
    for (Part<Manifest> object : Manifests.ofKind(subject, kind)) {
      if (Manifests.namespace(object.value()).equals(namespace)) {
        names.add(object.value().name());
      }
    }
    for (Part<Workload> workload : subject.workloads()) {
      if (kind.equals("Deployment") && workload.value().namespace().equals(namespace)) {
        names.add(workload.value().name());
      }
    }
    return names;
  }

  private static void misspelt(
      Part<Autoscaler> autoscaler, ObjectReference target, String nearest, Findings findings) {
    findings.add(
        DiagnosticCode.SCALE_TARGET,
        autoscaler.at("target").key("name"),
        "autoscaler "
            + quoted(autoscaler.value().name())
            + " scales "
            + target.kind()
            + " "
            + quoted(target.name())
            + ", which is not in namespace "
            + quoted(autoscaler.value().namespace())
            + "; did you mean "
            + quoted(nearest)
            + "?",
        "write name: " + nearest);
  }

  private static void otherKind(
      Part<Autoscaler> autoscaler, ObjectReference target, Findings findings) {
    findings.add(
        DiagnosticCode.SCALE_TARGET,
        autoscaler.at("target").key("kind"),
        "autoscaler "
            + quoted(autoscaler.value().name())
            + " scales "
            + target.kind()
            + " "
            + quoted(target.name())
            + ", and workload "
            + quoted(target.name())
            + " is a Deployment",
        "write kind: Deployment, or the workload's name alone as the target");
  }

  private static void otherNamespace(
      Part<Autoscaler> autoscaler, ObjectReference target, String namespace, Findings findings) {
    findings.add(
        DiagnosticCode.SCALE_TARGET,
        autoscaler.at("namespace"),
        "autoscaler "
            + quoted(autoscaler.value().name())
            + " is in namespace "
            + quoted(autoscaler.value().namespace())
            + " and the "
            + target.kind()
            + " that it scales, "
            + quoted(target.name())
            + ", in "
            + quoted(namespace),
        "put both into one namespace, such as " + quoted(namespace));
  }
}
