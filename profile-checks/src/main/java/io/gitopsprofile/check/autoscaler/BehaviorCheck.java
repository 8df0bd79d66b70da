package io.gitopsprofile.check.autoscaler;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.Behavior;
import io.gitopsprofile.model.autoscaler.ScalingRules;
import io.gitopsprofile.model.value.Quantity;
import io.gitopsprofile.view.Located;
import org.jspecify.annotations.Nullable;

/**
 * PRF033: the tolerance of a behavior is below zero. The records enforce the other limits; policies
 * that are left out get Kubernetes' defaults. (Source: Kubernetes, pkg/apis/autoscaling/validation,
 * validateScalingRules.)
 */
final class BehaviorCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (Located<Autoscaler> autoscaler : context.autoscalers()) {
      Behavior behavior = autoscaler.value().behavior();
      if (behavior != null) {
        run(autoscaler, "scaleUp", behavior.scaleUp(), findings);
        run(autoscaler, "scaleDown", behavior.scaleDown(), findings);
      }
    }
  }

  private static void run(
      Located<Autoscaler> autoscaler,
      String direction,
      @Nullable ScalingRules rules,
      DiagnosticCollector findings) {
    Quantity tolerance = rules == null ? null : rules.tolerance();
    if (tolerance != null && tolerance.amount().signum() < 0) {
      findings.add(
          DiagnosticCode.BEHAVIOR_LIMITS,
          autoscaler.at("behavior").key(direction).key("tolerance"),
          direction
              + " of autoscaler "
              + quoted(autoscaler.value().name())
              + " has tolerance "
              + tolerance
              + ", and a tolerance is 0 or more",
          "write it as a share of the target, such as 0.1");
    }
  }
}
