package io.gitopsprofile.check;

import static io.gitopsprofile.check.Wording.quoted;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Autoscaler;
import io.gitopsprofile.model.Behavior;
import io.gitopsprofile.model.Quantity;
import io.gitopsprofile.model.ScalingRules;
import org.jspecify.annotations.Nullable;

/**
 * The tolerance of a behavior is not below zero. The records hold the other limits, each of one
 * value; policies that are left out get Kubernetes' defaults. (Kubernetes:
 * pkg/apis/autoscaling/validation, validateScalingRules.)
 */
final class BehaviorCheck implements Check {

  @Override
  public void run(Subject subject, Findings findings) {
    for (Part<Autoscaler> autoscaler : subject.autoscalers()) {
      Behavior behavior = autoscaler.value().behavior();
      if (behavior != null) {
        run(autoscaler, "scaleUp", behavior.scaleUp(), findings);
        run(autoscaler, "scaleDown", behavior.scaleDown(), findings);
      }
    }
  }

  private static void run(
      Part<Autoscaler> autoscaler,
      String direction,
      @Nullable ScalingRules rules,
      Findings findings) {
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
