package io.gitopsprofile.check.autoscaler;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.kubernetes.WorkloadKind;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.autoscaler.ScaleTarget.ObjectReference;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ManifestObjects;
import io.gitopsprofile.view.ScaleTargetObject;
import java.util.ArrayList;
import java.util.List;

/**
 * PRF028: an object that an autoscaler names by apiVersion, kind and name is in another namespace,
 * or of another kind. An object that is not in the profile is assumed to exist elsewhere, unless
 * its name is close to one in the profile; a chart may have created an object of the same name.
 */
final class ObjectTargetCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (ScaleTargetObject target : ScaleTargetObject.all(context)) {
      if (target.isOfApps(context.profile().target().kubernetes())
          && ObjectTargetKindCheck.isScaledInApps(target.object().kind())
          && !exists(context, target.object(), target.namespace())
          && !ManifestObjects.chartsIn(context, target.namespace())) {
        report(context, target, findings);
      }
    }
  }

  private static boolean exists(CheckContext context, ObjectReference target, String namespace) {
    return ManifestObjects.contain(context, target.kind(), target.name(), namespace)
        || (isOfWorkloads(target.kind())
            && context.workloads().stream()
                .map(Located::value)
                .anyMatch(
                    workload ->
                        workload.name().equals(target.name())
                            && workload.namespace().equals(namespace)));
  }

  /** Tells if a profile's workloads are rendered as a kind. */
  private static boolean isOfWorkloads(String kind) {
    return WorkloadKind.DEPLOYMENT.is(kind);
  }

  private static void report(
      CheckContext context, ScaleTargetObject target, DiagnosticCollector findings) {
    ObjectReference object = target.object();
    for (Located<Workload> part : context.workloads()) {
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
    for (Located<Manifest> manifest : ManifestObjects.ofKind(context, object.kind())) {
      if (manifest.value().name().equals(object.name())) {
        otherNamespace(target, ManifestObjects.namespace(manifest.value()), findings);
        return;
      }
    }
    List<String> names = names(context, object.kind(), target.namespace());
    ClosestName.of(object.name(), names)
        .ifPresent(nearest -> misspelt(target, nearest, names, findings));
  }

  private static List<String> names(CheckContext context, String kind, String namespace) {
    List<String> names = new ArrayList<>();
    for (Located<Manifest> object : ManifestObjects.ofKind(context, kind)) {
      if (ManifestObjects.namespace(object.value()).equals(namespace)) {
        names.add(object.value().name());
      }
    }
    for (Located<Workload> workload : context.workloads()) {
      if (isOfWorkloads(kind) && workload.value().namespace().equals(namespace)) {
        names.add(workload.value().name());
      }
    }
    return names;
  }

  private static void misspelt(
      ScaleTargetObject target, String nearest, List<String> names, DiagnosticCollector findings) {
    findings.add(
        DiagnosticCode.SCALE_TARGET,
        target.at("name"),
        target.title()
            + ", which is not in namespace "
            + quoted(target.namespace())
            + "; did you mean "
            + quoted(nearest)
            + "?",
        "write name: " + nearest,
        Edit.setIfKnown(target.at("name"), ClosestName.slip(target.object().name(), names)));
  }

  private static void otherKind(ScaleTargetObject target, DiagnosticCollector findings) {
    findings.add(
        DiagnosticCode.SCALE_TARGET,
        target.at("kind"),
        target.title()
            + ", and workload "
            + quoted(target.object().name())
            + " is a "
            + WorkloadKind.DEPLOYMENT,
        "write kind: " + WorkloadKind.DEPLOYMENT + ", or the workload's name alone as the target",
        Edit.set(target.at("kind"), WorkloadKind.DEPLOYMENT.toString()));
  }

  private static void otherNamespace(
      ScaleTargetObject target, String namespace, DiagnosticCollector findings) {
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
        "put both into one namespace, such as " + quoted(namespace),
        Edit.set(target.autoscaler().at("namespace"), namespace));
  }
}
