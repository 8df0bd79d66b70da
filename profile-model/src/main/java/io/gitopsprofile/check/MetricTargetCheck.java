package io.gitopsprofile.check;

import static io.gitopsprofile.check.Wording.quoted;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Autoscaler;
import io.gitopsprofile.model.Metric;
import io.gitopsprofile.model.Quantity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Each metric of an autoscaler has one target, and the target is above zero. (Kubernetes:
 * pkg/apis/autoscaling/validation; of an object's two it takes both and uses one.)
 */
final class MetricTargetCheck implements Check {

  private static final String UTILIZATION = "averageUtilization";
  private static final String AVERAGE = "averageValue";
  private static final String VALUE = "value";

  @Override
  public void run(Subject subject, Findings findings) {
    for (Part<Autoscaler> autoscaler : subject.autoscalers()) {
      for (Part<Metric> metric : Metrics.of(autoscaler)) {
        String title =
            "metric "
                + Metrics.key(metric.value())
                + " of autoscaler "
                + quoted(autoscaler.value().name());
        MetricFacts facts = MetricFacts.of(metric.value());
        run(metric, facts, title, findings);
        resourceName(metric, facts, title, findings);
      }
    }
  }

  private static void run(Part<Metric> metric, MetricFacts facts, String title, Findings findings) {
    Map<String, Object> targets = targets(facts);
    String either = (facts.ofPods() ? UTILIZATION : VALUE) + " or " + AVERAGE;
    if (targets.isEmpty()) {
      findings.add(
          DiagnosticCode.AUTOSCALER_BOUNDS,
          metric.path(),
          title + " has no target",
          "give it " + either);
    } else if (targets.size() > 1) {
      findings.add(
          DiagnosticCode.AUTOSCALER_BOUNDS,
          metric.at(AVERAGE),
          title + " has two targets, " + Wording.and(targets.keySet()),
          "leave one of them");
    }
    for (Map.Entry<String, Object> target : targets.entrySet()) {
      if (!isPositive(target.getValue())) {
        String key = target.getKey();
        findings.add(
            DiagnosticCode.AUTOSCALER_BOUNDS,
            metric.at(key),
            title + " has " + key + " " + target.getValue() + ", and a target is above 0",
            "set " + key + " to what each pod should have at most");
      }
    }
  }

  private static void resourceName(
      Part<Metric> metric, MetricFacts facts, String title, Findings findings) {
    List<String> known = List.of("cpu", "memory");
    String resource = facts.resource();
    if (resource != null && !known.contains(resource)) {
      findings.add(
          DiagnosticCode.AUTOSCALER_BOUNDS,
          metric.at("name"),
          title
              + " measures "
              + quoted(resource)
              + ", which the resource metrics API does not have"
              + Wording.didYouMean(resource, known),
          "use cpu or memory");
    }
  }

  private static boolean isPositive(Object target) {
    return target instanceof Quantity quantity
        ? quantity.amount().signum() > 0
        : (Integer) target > 0;
  }

  private static Map<String, Object> targets(MetricFacts facts) {
    Map<String, Object> targets = new LinkedHashMap<>();
    put(targets, UTILIZATION, facts.averageUtilization());
    put(targets, VALUE, facts.value());
    put(targets, AVERAGE, facts.averageValue());
    return targets;
  }

  private static void put(Map<String, Object> targets, String key, @Nullable Object target) {
    if (target != null) {
      targets.put(key, target);
    }
  }
}
