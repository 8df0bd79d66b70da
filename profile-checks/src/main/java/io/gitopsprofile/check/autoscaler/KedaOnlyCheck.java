package io.gitopsprofile.check.autoscaler;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.Metric;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.MetricFacts;
import io.gitopsprofile.view.MetricPaths;
import org.jspecify.annotations.Nullable;

/**
 * PRF079: an autoscaler has a setting of KEDA, and the target uses the metrics adapter. PRF071: it
 * has a metric that KEDA alone can ask for, which would leave it without a metric. In the cluster
 * the setting has no effect. Set {@code target.metrics} to {@code keda}, or remove the setting;
 * keep it in a profile for both targets. (Source: KEDA, apis/keda/v1alpha1/scaledobject_types.go.)
 */
final class KedaOnlyCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    if (context.profile().target().usesKeda()) {
      return;
    }
    for (Located<Autoscaler> part : context.autoscalers()) {
      Autoscaler autoscaler = part.value();
      check(part, "fallback", autoscaler.fallback(), findings);
      check(part, "ignoreNullValues", autoscaler.ignoreNullValues(), findings);
      check(part, "pollingInterval", autoscaler.pollingInterval(), findings);
      check(part, "cooldownPeriod", autoscaler.cooldownPeriod(), findings);
      for (Located<Metric> metric : MetricPaths.of(part)) {
        if (MetricFacts.of(metric.value()).ownQuery() != null) {
          findings.add(
              DiagnosticCode.FIELD_NOT_SERVED,
              metric.path(),
              "autoscaler "
                  + quoted(autoscaler.name())
                  + " scales on a query of Prometheus, which KEDA alone asks; the target's metrics"
                  + " come from the adapter",
              "set target.metrics to keda, or add a rule to metricsAdapter.externalRules and scale"
                  + " on its metric with external");
        }
      }
    }
  }

  private static void check(
      Located<Autoscaler> part, String key, @Nullable Object value, DiagnosticCollector findings) {
    if (value != null) {
      findings.add(
          DiagnosticCode.KEDA_ONLY,
          part.at(key),
          "autoscaler "
              + quoted(part.value().name())
              + " has "
              + key
              + ", which only KEDA has, and the target's metrics come from the adapter",
          "remove it, or set target.metrics to keda; in a profile for both, leave it");
    }
  }
}
