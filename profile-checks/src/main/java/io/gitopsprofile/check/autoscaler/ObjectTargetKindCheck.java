package io.gitopsprofile.check.autoscaler;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.flux.PostBuildSubstitution;
import io.gitopsprofile.kubernetes.WorkloadKind;
import io.gitopsprofile.model.autoscaler.ScaleTarget.ObjectReference;
import io.gitopsprofile.view.ScaleTargetObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PRF028: an object that an autoscaler names by apiVersion, kind and name cannot be scaled, because
 * its kind does not belong to its group. The controller looks up the object by group and kind, so
 * {@code v1}, and from Kubernetes 1.16 on {@code extensions/v1beta1}, finds no Deployment
 * (FailedGetScale). The check ignores kinds of other groups, and a kind in which Flux replaces a
 * variable.
 */
final class ObjectTargetKindCheck implements Check {

  private static final Set<String> WITHOUT_SCALE =
      Set.of("batch", "policy", "autoscaling", "networking.k8s.io", "storage.k8s.io");
  private static final List<String> APPS = scaledInApps();

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (ScaleTargetObject target : ScaleTargetObject.all(context)) {
      if (PostBuildSubstitution.variable(target.object().kind()) != null) {
        continue;
      }
      if (!target.isOfApps(context.profile().target().kubernetes())) {
        otherGroup(target, findings);
      } else if (!APPS.contains(target.object().kind())) {
        String fix = "use one of " + String.join(", ", APPS);
        report(target, "kind", fix, nearest(target), findings);
      }
    }
  }

  private static void otherGroup(ScaleTargetObject target, DiagnosticCollector findings) {
    if (APPS.contains(target.object().kind())) {
      report(
          target,
          "apiVersion",
          "write apiVersion: " + WorkloadKind.DEPLOYMENT.apiVersion(),
          null,
          findings);
    } else if (WITHOUT_SCALE.contains(target.group())) {
      report(target, "kind", "use one of " + String.join(", ", APPS), null, findings);
    } else if (target.group().isEmpty() && !isCore(target.object())) {
      String nearest = nearest(target);
      String wrong = nearest == null ? "apiVersion" : "kind";
      String fix = "name the group and version that the kind is of, such as apps/v1";
      report(target, wrong, fix, nearest, findings);
    }
  }

  private static @Nullable String nearest(ScaleTargetObject target) {
    return ClosestName.of(target.object().kind(), APPS).orElse(null);
  }

  private static boolean isCore(ObjectReference target) {
    WorkloadKind kind = WorkloadKind.of(target.kind());
    return kind != null && kind.scales() && kind.apiVersion().equals(target.apiVersion());
  }

  /** Tells if a kind is one of the group apps that can be scaled. */
  static boolean isScaledInApps(String kind) {
    return APPS.contains(kind);
  }

  private static List<String> scaledInApps() {
    List<String> kinds = new ArrayList<>();
    for (WorkloadKind kind : WorkloadKind.all()) {
      if (kind.scales() && kind.group().equals(WorkloadKind.DEPLOYMENT.group())) {
        kinds.add(kind.kind());
      }
    }
    return List.copyOf(kinds);
  }

  private static void report(
      ScaleTargetObject target,
      String wrong,
      String fix,
      @Nullable String nearest,
      DiagnosticCollector findings) {
    findings.add(
        DiagnosticCode.SCALE_TARGET,
        target.at(wrong),
        target.title()
            + " of "
            + quoted(target.object().apiVersion())
            + ", where no such kind can be scaled"
            + (nearest == null ? "" : "; did you mean " + quoted(nearest) + "?"),
        fix,
        wrong.equals("kind")
            ? Edit.setIfKnown(target.at(wrong), ClosestName.slip(target.object().kind(), APPS))
            : APPS.contains(target.object().kind()) ? Edit.set(target.at(wrong), "apps/v1") : null);
  }
}
