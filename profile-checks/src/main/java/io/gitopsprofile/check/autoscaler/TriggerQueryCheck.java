package io.gitopsprofile.check.autoscaler;

import io.gitopsprofile.adapter.RequiredMetric;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.keda.TriggerQuery;

/**
 * PRF077: KEDA cannot query a metric by the adapter's rule. In the cluster the ScaledObject would
 * lack the trigger. Apply the fix of the message. (Source: KEDA, pkg/scalers/prometheus_scaler.go.)
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
  }
}
