package io.gitopsprofile.check.autoscaler;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.adapter.MetricNaming;
import io.gitopsprofile.adapter.ResolvedRule;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.model.adapter.RuleName;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.Metric;
import io.gitopsprofile.model.value.Quantity;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.MetricFacts;
import io.gitopsprofile.view.MetricPaths;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.ProfileObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * PRF032: a metric of an autoscaler has no target, several targets, or a target that is not above
 * zero. (Source: Kubernetes, pkg/apis/autoscaling/validation, which accepts two targets of an
 * object metric and uses one.)
 */
final class MetricTargetCheck implements Check {

  private static final String UTILIZATION = "averageUtilization";
  private static final String AVERAGE = "averageValue";
  private static final String VALUE = "value";

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (Located<Autoscaler> autoscaler : context.autoscalers()) {
      for (Located<Metric> metric : MetricPaths.of(autoscaler)) {
        String title =
            "metric "
                + MetricPaths.key(metric.value())
                + " of autoscaler "
                + quoted(autoscaler.value().name());
        MetricFacts facts = MetricFacts.of(metric.value());
        run(metric, facts, title, findings);
        resourceName(metric, facts, title, findings);
      }
    }
    for (ProfileObject object : context.objects().ofKind("HorizontalPodAutoscaler")) {
      for (ObjectField metric : object.field("spec", "metrics").elements()) {
        for (String source : List.of("pods", "object", "external")) {
          ObjectField name = metric.in(source, "metric", "name");
          metricName(name.isPresent() ? name : metric.in(source, "metricName"), context, findings);
        }
      }
    }
  }

  /** Reports a name that cannot be a segment of a path, unless its rule is reported. */
  private static void metricName(
      ObjectField name, CheckContext context, DiagnosticCollector findings) {
    String text = name.text();
    if (text.isEmpty() || MetricNaming.isSegment(text)) {
      return;
    }
    for (ResolvedRule rule : context.adapter().rules().written()) {
      RuleName named = rule.full().name();
      if (named != null && text.equals(named.as())) {
        return;
      }
    }
    findings.add(
        DiagnosticCode.AUTOSCALER_BOUNDS,
        name.path(),
        name.object().title()
            + " reads the metric "
            + quoted(text)
            + ", whose name has / or %, or is . or ..; the API server refuses it",
        "write the name of a metric that a rule produces");
  }

  private static void run(
      Located<Metric> metric, MetricFacts facts, String title, DiagnosticCollector findings) {
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
          title + " has two targets, " + Phrases.and(targets.keySet()),
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
      Located<Metric> metric, MetricFacts facts, String title, DiagnosticCollector findings) {
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
              + Phrases.didYouMean(resource, known),
          "use cpu or memory",
          Edit.setIfKnown(metric.at("name"), ClosestName.slip(resource, known)));
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
