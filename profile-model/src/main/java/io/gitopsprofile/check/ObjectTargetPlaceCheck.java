package io.gitopsprofile.check;

import static io.gitopsprofile.check.Wording.quoted;

import io.gitopsprofile.check.Subject.Part;
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
    for (ObjectTarget target : ObjectTarget.all(subject)) {
      if (target.isOfApps(subject.profile().target().kubernetes())
          && ObjectTargetCheck.isScaledInApps(target.object().kind())
          && !exists(subject, target.object(), target.namespace())
          && !Manifests.chartsIn(subject, target.namespace())) {
        report(subject, target, findings);
      }
    }
  }

  private static boolean exists(Subject subject, ObjectReference target, String namespace) {
    return Manifests.contain(subject, target.kind(), target.name(), namespace)
        || (isOfWorkloads(target.kind())
            && subject.workloads().stream()
                .map(Part::value)
                .anyMatch(
                    workload ->
                        workload.name().equals(target.name())
                            && workload.namespace().equals(namespace)));
  }

  /** Tells if the workloads of a profile are of a kind. */
  private static boolean isOfWorkloads(String kind) {
    return WorkloadKind.DEPLOYMENT.is(kind);
  }

  private static void report(Subject subject, ObjectTarget target, Findings findings) {
    ObjectReference object = target.object();
    for (Part<Workload> part : subject.workloads()) {
      Workload workload = part.value();
      if (workload.name().equals(object.name())) {
        if (workload.namespace().equals(target.namespace()) && !isOfWorkloads(object.kind())) {
          otherKind(target, findings);
          return;
        }
        if (isOfWorkloads(object.kind())) {
          otherNamespace(target, workload.namespace(), findings);
          return;
        }
      }
    }
    for (Part<Manifest> manifest : Manifests.ofKind(subject, object.kind())) {
      if (manifest.value().name().equals(object.name())) {
        otherNamespace(target, Manifests.namespace(manifest.value()), findings);
        return;
      }
    }
    Nearest.of(object.name(), names(subject, object.kind(), target.namespace()))
        .ifPresent(nearest -> misspelt(target, nearest, findings));
  }

  private static List<String> names(Subject subject, String kind, String namespace) {
    List<String> names = new ArrayList<>();
    for (Part<Manifest> object : Manifests.ofKind(subject, kind)) {
      if (Manifests.namespace(object.value()).equals(namespace)) {
        names.add(object.value().name());
      }
    }
    for (Part<Workload> workload : subject.workloads()) {
      if (isOfWorkloads(kind) && workload.value().namespace().equals(namespace)) {
        names.add(workload.value().name());
      }
    }
    return names;
  }

  private static void misspelt(ObjectTarget target, String nearest, Findings findings) {
    findings.add(
        DiagnosticCode.SCALE_TARGET,
        target.at("name"),
        target.title()
            + ", which is not in namespace "
            + quoted(target.namespace())
            + "; did you mean "
            + quoted(nearest)
            + "?",
        "write name: " + nearest);
  }

  private static void otherKind(ObjectTarget target, Findings findings) {
    findings.add(
        DiagnosticCode.SCALE_TARGET,
        target.at("kind"),
        target.title()
            + ", and workload "
            + quoted(target.object().name())
            + " is a "
            + WorkloadKind.DEPLOYMENT,
        "write kind: " + WorkloadKind.DEPLOYMENT + ", or the workload's name alone as the target");
  }

  private static void otherNamespace(ObjectTarget target, String namespace, Findings findings) {
    findings.add(
        DiagnosticCode.SCALE_TARGET,
        target.autoscaler().at("namespace"),
        "autoscaler "
            + quoted(target.autoscaler().value().name())
            + " is in namespace "
            + quoted(target.namespace())
            + " and the "
            + target.object().kind()
            + " that it scales, "
            + quoted(target.object().name())
            + ", in "
            + quoted(namespace),
        "put both into one namespace, such as " + quoted(namespace));
  }
}
