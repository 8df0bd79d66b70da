package io.gitopsprofile.render.autoscaler;

import static io.gitopsprofile.render.object.Fabric8Values.quantity;

import io.fabric8.kubernetes.api.model.autoscaling.v2.HPAScalingPolicy;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HPAScalingRules;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBehavior;
import io.gitopsprofile.model.autoscaler.Behavior;
import io.gitopsprofile.model.autoscaler.ScalingPolicy;
import io.gitopsprofile.model.autoscaler.ScalingRules;
import org.jspecify.annotations.Nullable;

/** Renders the scaling behavior of an autoscaler. */
final class BehaviorRenderer {

  private BehaviorRenderer() {}

  static @Nullable HorizontalPodAutoscalerBehavior render(@Nullable Behavior model) {
    if (model == null) {
      return null;
    }
    HorizontalPodAutoscalerBehavior behavior = new HorizontalPodAutoscalerBehavior();
    behavior.setScaleUp(rules(model.scaleUp()));
    behavior.setScaleDown(rules(model.scaleDown()));
    return behavior;
  }

  private static @Nullable HPAScalingRules rules(@Nullable ScalingRules model) {
    if (model == null) {
      return null;
    }
    HPAScalingRules rules = new HPAScalingRules();
    rules.setStabilizationWindowSeconds(model.stabilizationWindowSeconds());
    rules.setTolerance(quantity(model.tolerance()));
    rules.setSelectPolicy(model.selectPolicy());
    rules.setPolicies(model.policies().stream().map(BehaviorRenderer::policy).toList());
    return rules;
  }

  private static HPAScalingPolicy policy(ScalingPolicy model) {
    HPAScalingPolicy policy = new HPAScalingPolicy();
    policy.setType(model.type());
    policy.setValue(model.value());
    policy.setPeriodSeconds(model.periodSeconds());
    return policy;
  }
}
