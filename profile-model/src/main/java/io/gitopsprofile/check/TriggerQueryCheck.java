package io.gitopsprofile.check;

/**
 * PRF077: KEDA cannot ask for a metric by the adapter's rule. In the cluster the ScaledObject would
 * lack the trigger. Do what the message says. (Source: KEDA, pkg/scalers/prometheus_scaler.go;
 * FACTS 8.)
 */
final class TriggerQueryCheck implements Check {

  @Override
  public void run(Subject subject, Findings findings) {
    if (!subject.profile().target().usesKeda()) {
      return;
    }
    for (MetricNeed need : MetricNeed.all(subject)) {
      TriggerQuery.Problem problem = TriggerQuery.of(need, subject).problem();
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
