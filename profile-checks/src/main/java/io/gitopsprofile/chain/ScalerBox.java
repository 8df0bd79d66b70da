package io.gitopsprofile.chain;

import io.gitopsprofile.keda.CreatedAutoscaler;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.Behavior;
import io.gitopsprofile.model.autoscaler.Fallback;
import io.gitopsprofile.model.autoscaler.ScalingPolicy;
import io.gitopsprofile.model.autoscaler.ScalingRules;
import io.gitopsprofile.view.Located;
import org.jspecify.annotations.Nullable;

/** The link of an autoscaler: its bounds, its speed, and its settings of KEDA. */
final class ScalerBox {

  private ScalerBox() {}

  static ChainBox of(Located<Autoscaler> located, boolean keda) {
    Autoscaler autoscaler = located.value();
    int minimum = autoscaler.minReplicas() == null ? 1 : autoscaler.minReplicas();
    BoxFacts facts = new BoxFacts().at(located.path());
    facts.fact("kind", keda ? "ScaledObject" : "HorizontalPodAutoscaler");
    facts.fact("namespace", autoscaler.namespace());
    facts.fact("pods", minimum + " to " + autoscaler.maxReplicas());
    Behavior behavior = autoscaler.behavior();
    if (behavior != null) {
      facts.fact("scaleUp", words(behavior.scaleUp()));
      facts.fact("scaleDown", words(behavior.scaleDown()));
    }
    if (keda) {
      facts.fact("creates", "HorizontalPodAutoscaler " + CreatedAutoscaler.name(autoscaler.name()));
      facts.fact("polling", seconds(autoscaler.pollingInterval()));
      facts.fact("cool-down", seconds(autoscaler.cooldownPeriod()));
      Fallback fallback = autoscaler.fallback();
      facts.fact(
          "fallback",
          fallback == null
              ? null
              : fallback.replicas() + " pods after " + fallback.failureThreshold() + " failures");
    }
    return facts.known(ChainBox.Kind.AUTOSCALER, autoscaler.name());
  }

  private static @Nullable String seconds(@Nullable Integer seconds) {
    return seconds == null ? null : seconds + " s";
  }

  private static @Nullable String words(@Nullable ScalingRules rules) {
    if (rules == null) {
      return null;
    }
    StringBuilder words = new StringBuilder();
    if (rules.stabilizationWindowSeconds() != null) {
      words.append("window ").append(rules.stabilizationWindowSeconds()).append(" s");
    }
    for (ScalingPolicy policy : rules.policies()) {
      words
          .append(words.isEmpty() ? "" : ", ")
          .append(policy.value())
          .append(policy.type().equals("Percent") ? " %" : " pods")
          .append(" in ")
          .append(policy.periodSeconds())
          .append(" s");
    }
    if (rules.selectPolicy() != null) {
      words.append(words.isEmpty() ? "" : ", ").append(rules.selectPolicy());
    }
    return words.toString();
  }
}
