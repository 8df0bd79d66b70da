package io.gitopsprofile.check.adapter;

import io.gitopsprofile.adapter.RuleRange;
import io.gitopsprofile.catalog.PrometheusChart;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import java.time.Duration;

/**
 * PRF022: Prometheus deletes samples before the window of a rule is over. In the cluster the query
 * sees less than its window, or nothing. Keep samples for longer than the longest window. (Source:
 * Prometheus, storage.tsdb.retention.time; the charts' values)
 */
final class RetentionCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    PrometheusChart prometheus = context.adapter().prometheus();
    Duration retention = prometheus == null ? null : prometheus.retention();
    if (prometheus == null || retention == null || retention.isZero()) {
      return;
    }
    RuleRange longest = null;
    for (RuleRange range : context.adapter().ranges()) {
      longest = longest == null || range.length().compareTo(longest.length()) > 0 ? range : longest;
    }
    if (longest != null && longest.length().compareTo(retention) >= 0) {
      report(longest, retention, prometheus, findings);
    }
  }

  private static void report(
      RuleRange longest,
      Duration retention,
      PrometheusChart prometheus,
      DiagnosticCollector findings) {
    ProfilePath said = prometheus.valuePath(prometheus.retentionPath());
    findings.add(
        DiagnosticCode.RETENTION,
        said == null ? longest.path() : said,
        prometheus.title()
            + " keeps samples for "
            + RuleRange.written(retention)
            + "; "
            + longest.title()
            + " looks back "
            + longest.written(),
        "keep samples for longer than "
            + longest.written()
            + ", such as "
            + RuleRange.written(
                longest.length().compareTo(Duration.ofHours(1)) < 0
                    ? Duration.ofHours(2)
                    : longest.length().multipliedBy(2)));
  }
}
