package io.gitopsprofile.check.autoscaler;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.ScalingObject;

/**
 * PRF155: an autoscaler never scales up, because its behavior disables it. (Source: Kubernetes,
 * pkg/apis/autoscaling/v2, HPAScalingRules.)
 */
final class ScaleUpDisabledCheck implements Check {

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
    }
  }
}
