package io.gitopsprofile.check.autoscaler;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.ScalingObject;
import java.util.List;

/**
 * PRF155: an autoscaler never scales up, because its behavior disables it, or because an annotation
 * pauses KEDA. (Sources: Kubernetes, pkg/apis/autoscaling/v2, HPAScalingRules; KEDA docs, "Pausing
 * autoscaling".)
 */
final class ScaleUpDisabledCheck implements Check {

  private static final String PAUSED = "autoscaling.keda.sh/paused";

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (ScalingObject scaler : ScalingObject.all(context.objects())) {
      ObjectField behavior =
          scaler.isScaledObject()
              ? scaler
                  .object()
                  .field("spec", "advanced", "horizontalPodAutoscalerConfig", "behavior")
              : scaler.object().field("spec", "behavior");
      ObjectField policy = behavior.in("scaleUp", "selectPolicy");
      if (policy.text().equals("Disabled")) {
        findings.add(
            DiagnosticCode.TARGET_NOT_REACHED,
            policy.path(),
            scaler.title() + " never scales up; selectPolicy of scaleUp is Disabled",
            "write Max or Min, or remove it",
            Edit.remove(policy.path()));
      }
      if (scaler.isScaledObject()) {
        paused(scaler, findings);
      }
    }
  }

  private static void paused(ScalingObject scaler, DiagnosticCollector findings) {
    ObjectField annotations = scaler.object().field("metadata", "annotations");
    for (String key : List.of(PAUSED, PAUSED + "-replicas")) {
      ObjectField annotation = annotations.in(key);
      if (annotation.isPresent() && !annotation.text().equals("false")) {
        findings.add(
            DiagnosticCode.TARGET_NOT_REACHED,
            annotation.path(),
            scaler.title()
                + " is paused by the annotation "
                + key
                + (key.equals(PAUSED)
                    ? "; KEDA removes its autoscaler"
                    : "; KEDA keeps " + annotation.text() + " pods under any load"),
            "remove the annotation when the pause ends",
            Edit.remove(annotation.path()));
        return;
      }
    }
  }
}
