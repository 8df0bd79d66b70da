package io.gitopsprofile.check.autoscaler;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.kubernetes.WorkloadKind;
import io.gitopsprofile.model.autoscaler.ScaleTarget.ObjectReference;
import io.gitopsprofile.view.PodTemplate;
import io.gitopsprofile.view.ProfileObject;
import io.gitopsprofile.view.ProfileObjects;
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
          && context
                  .objects()
                  .podsOf(target.object().kind(), target.namespace(), target.object().name())
              == null
          && !context.hasChartIn(target.namespace())) {
        report(context.objects(), target, findings);
      }
    }
  }

  private static void report(
      ProfileObjects objects, ScaleTargetObject target, DiagnosticCollector findings) {
    ObjectReference object = target.object();
    for (WorkloadKind kind : WorkloadKind.all()) {
      PodTemplate other = objects.podsOf(kind.kind(), target.namespace(), object.name());
      if (other != null && ObjectTargetKindCheck.isScaledInApps(kind.kind())) {
        otherKind(target, other.object(), findings);
        return;
      }
    }
    List<ProfileObject> namesakes = objects.named(object.kind(), object.name());
    if (!namesakes.isEmpty()) {
      otherNamespace(target, namesakes.get(0).namespace(), findings);
      return;
    }
    List<String> names = new ArrayList<>();
    for (PodTemplate pods : objects.podsIn(target.namespace())) {
      if (pods.object().kind().equals(object.kind())) {
        names.add(pods.object().name());
      }
    }
    ClosestName.of(object.name(), names)
        .ifPresent(nearest -> misspelt(target, nearest, names, findings));
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

  private static void otherKind(
      ScaleTargetObject target, ProfileObject other, DiagnosticCollector findings) {
    findings.add(
        DiagnosticCode.SCALE_TARGET,
        target.at("kind"),
        target.title()
            + ", and "
            + (other.isManifest() ? "manifest " + quoted(other.name()) : other.title())
            + " is a "
            + other.kind(),
        "write kind: "
            + other.kind()
            + (other.isManifest() ? "" : ", or the workload's name alone as the target"),
        Edit.set(target.at("kind"), other.kind()));
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
