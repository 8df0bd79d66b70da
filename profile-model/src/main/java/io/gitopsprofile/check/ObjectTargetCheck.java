package io.gitopsprofile.check;

import static io.gitopsprofile.check.Wording.quoted;

import io.gitopsprofile.model.ScaleTarget.ObjectReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An object that an autoscaler names by apiVersion, kind and name can be scaled: its kind is one of
 * its group. The controller looks for it by group and kind, so {@code v1}, and from Kubernetes 1.16
 * on {@code extensions/v1beta1}, finds no Deployment (FailedGetScale). About kinds of other groups
 * nothing is known.
 */
final class ObjectTargetCheck implements Check {

  private static final Set<String> WITHOUT_SCALE =
      Set.of("batch", "policy", "autoscaling", "networking.k8s.io", "storage.k8s.io");
  private static final List<String> APPS = scaledInApps();

  @Override
  public void run(Subject subject, Findings findings) {
    for (ObjectTarget target : ObjectTarget.all(subject)) {
      if (!target.isOfApps(subject.profile().target().kubernetes())) {
        otherGroup(target, findings);
      } else if (!APPS.contains(target.object().kind())) {
        String fix = "use one of " + String.join(", ", APPS);
        report(target, "kind", fix, nearest(target), findings);
      }
    }
  }

  private static void otherGroup(ObjectTarget target, Findings findings) {
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

  private static @Nullable String nearest(ObjectTarget target) {
    return Nearest.of(target.object().kind(), APPS).orElse(null);
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
      ObjectTarget target, String wrong, String fix, @Nullable String nearest, Findings findings) {
    findings.add(
        DiagnosticCode.SCALE_TARGET,
        target.at(wrong),
        target.title()
            + " of "
            + quoted(target.object().apiVersion())
            + ", where no such kind can be scaled"
            + (nearest == null ? "" : "; did you mean " + quoted(nearest) + "?"),
        fix);
  }
}
