package io.gitopsprofile.check.autoscaler;

import io.gitopsprofile.adapter.RequiredMetric;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.flux.PostBuildSubstitution;
import io.gitopsprofile.keda.TriggerQuery;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.Metric;
import io.gitopsprofile.promql.Expression;
import io.gitopsprofile.promql.PromqlException;
import io.gitopsprofile.promql.PromqlParser;
import io.gitopsprofile.promql.PromqlVersion;
import io.gitopsprofile.promql.ValueType;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.MetricFacts;
import io.gitopsprofile.view.MetricPaths;

/**
 * PRF077: KEDA cannot query a metric by the adapter's rule, or by a query of the profile's own. In
 * the cluster the ScaledObject would lack the trigger. Apply the fix of the message. (Source: KEDA,
 * pkg/scalers/prometheus_scaler.go.)
 *
 * <p>The check skips a metric that {@link DiagnosticCode#METRIC_NOT_PRODUCED PRF012} reports.
 */
final class TriggerQueryCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    if (!context.profile().target().usesKeda()) {
      return;
    }
    for (RequiredMetric need : context.adapter().required()) {
      TriggerQuery.Problem problem = TriggerQuery.of(need, context.adapter()).problem();
      if (problem != null && !findings.has(DiagnosticCode.METRIC_NOT_PRODUCED, need.path())) {
        findings.add(
            DiagnosticCode.TRIGGER_QUERY,
            need.path(),
            need.title()
                + " scales on \""
                + need.name()
                + "\", which KEDA cannot ask Prometheus for: "
                + problem.message(),
            problem.fix());
      }
    }
    for (Located<Autoscaler> autoscaler : context.autoscalers()) {
      for (Located<Metric> metric : MetricPaths.of(autoscaler)) {
        Metric.Prometheus own = MetricFacts.of(metric.value()).ownQuery();
        if (own != null) {
          check(autoscaler.value(), metric, own, context, findings);
        }
      }
    }
  }

  /** Checks a query of the profile's own; KEDA asks for one number at one time. */
  private static void check(
      Autoscaler autoscaler,
      Located<Metric> metric,
      Metric.Prometheus own,
      CheckContext context,
      DiagnosticCollector findings) {
    String title = "autoscaler \"" + autoscaler.name() + "\"";
    if (own.serverAddress() == null && context.profile().metricsAdapter() == null) {
      findings.add(
          DiagnosticCode.TRIGGER_QUERY,
          metric.path(),
          title + " has a query without a serverAddress; the profile names no Prometheus",
          "add serverAddress: the URL of Prometheus, such as http://prometheus.monitoring:9090");
    }
    if (PostBuildSubstitution.variable(own.query()) != null) {
      return;
    }
    ProfilePath place = metric.at("query");
    try {
      Expression query = PromqlParser.parse(own.query(), PromqlVersion.ANY);
      if (query.type() == ValueType.MATRIX || query.type() == ValueType.STRING) {
        findings.add(
            DiagnosticCode.TRIGGER_QUERY,
            place,
            title
                + " has a query whose result is a "
                + (query.type() == ValueType.MATRIX ? "range of values" : "string")
                + "; KEDA takes one number",
            "ask for one number, as with max() or sum(rate())");
      }
    } catch (PromqlException refused) {
      String fix = refused.fix();
      findings.add(
          DiagnosticCode.TRIGGER_QUERY,
          place,
          title + " has a query that Prometheus rejects; " + refused.getMessage(),
          fix == null ? "correct the query" : fix);
    }
  }
}
