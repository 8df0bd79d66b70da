package io.gitopsprofile.check;

import static io.gitopsprofile.check.Wording.quoted;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Autoscaler;
import io.gitopsprofile.model.ScaleTarget.ObjectReference;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An object that an autoscaler names by apiVersion, kind and name can be scaled: its kind is one of
 * its group. The controller looks for it by group and kind, so {@code extensions/v1beta1} or {@code
 * v1} finds no Deployment (FailedGetScale). About kinds of other groups nothing is known.
 */
final class ObjectTargetCheck implements Check {

  private static final Set<String> WITHOUT_SCALE =
      Set.of("batch", "policy", "autoscaling", "networking.k8s.io", "storage.k8s.io");
  private static final String CORE = "v1";
  private static final String CONTROLLER = "ReplicationController";
  static final List<String> APPS = List.of("Deployment", "StatefulSet", "ReplicaSet");

  @Override
  public void run(Subject subject, Findings findings) {
    for (Part<Autoscaler> autoscaler : subject.autoscalers()) {
      if (autoscaler.value().target() instanceof ObjectReference target) {
        run(autoscaler, target, findings);
      }
    }
  }

  private static void run(Part<Autoscaler> autoscaler, ObjectReference target, Findings findings) {
    String group = group(target.apiVersion());
    if (APPS.contains(target.kind())) {
      if (!group.equals("apps")) {
        report(autoscaler, target, "apiVersion", "write apiVersion: apps/v1", null, findings);
      }
    } else if (group.equals("apps")) {
      String fix = "use one of " + String.join(", ", APPS);
      String nearest = Nearest.of(target.kind(), APPS).orElse(null);
      report(autoscaler, target, "kind", fix, nearest, findings);
    } else if (WITHOUT_SCALE.contains(group)) {
      report(autoscaler, target, "kind", "use one of " + String.join(", ", APPS), null, findings);
    } else if (group.isEmpty() && !isCore(target)) {
      String nearest = Nearest.of(target.kind(), APPS).orElse(null);
      String wrong = nearest == null ? "apiVersion" : "kind";
      String fix = "name the group and version that the kind is of, such as apps/v1";
      report(autoscaler, target, wrong, fix, nearest, findings);
    }
  }

  private static boolean isCore(ObjectReference target) {
    return target.apiVersion().equals(CORE) && target.kind().equals(CONTROLLER);
  }

  private static String group(String apiVersion) {
    return apiVersion.substring(0, Math.max(0, apiVersion.indexOf('/')));
  }

  private static void report(
      Part<Autoscaler> autoscaler,
      ObjectReference target,
      String wrong,
      String fix,
      @Nullable String nearest,
      Findings findings) {
    findings.add(
        DiagnosticCode.SCALE_TARGET,
        autoscaler.at("target").key(wrong),
        "autoscaler "
            + quoted(autoscaler.value().name())
            + " scales "
            + target.kind()
            + " "
            + quoted(target.name())
            + " of "
            + quoted(target.apiVersion())
            + ", where no such kind can be scaled"
            + (nearest == null ? "" : "; did you mean " + quoted(nearest) + "?"),
        fix);
  }
}
