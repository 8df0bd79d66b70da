package io.gitopsprofile.check.keda;

import io.gitopsprofile.adapter.PrometheusResolver;
import io.gitopsprofile.adapter.PrometheusUrl;
import io.gitopsprofile.adapter.RuleRange;
import io.gitopsprofile.catalog.PrometheusChart;
import io.gitopsprofile.catalog.PrometheusTrait;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.keda.OwnQuery;
import io.gitopsprofile.promql.RangeUse;
import java.time.Duration;
import java.util.List;

/**
 * PRF020, PRF021: the query of a ScaledObject takes a rate over fewer than two scrapes, or fewer
 * than four, of a Prometheus that no metrics adapter reads; the check of the adapter's rules has
 * the others. (Source: Prometheus, rate(); the scrape intervals of the charts.)
 */
final class TriggerWindowCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    List<OwnQuery> queries =
        context.adapter().prometheus() != null
            ? List.of()
            : OwnQuery.all(context, context.objects());
    if (queries.isEmpty()) {
      return;
    }
    for (PrometheusChart prometheus : PrometheusResolver.all(context)) {
      Duration interval = prometheus.scrapeInterval();
      boolean known =
          interval != null
              && !interval.isZero()
              && !(prometheus.has(PrometheusTrait.BY_MONITORS)
                  && PrometheusResolver.monitorsHaveIntervals(context));
      for (OwnQuery query : known ? queries : List.<OwnQuery>of()) {
        if (interval != null && PrometheusUrl.ofTrigger(query.address(), "").leadsTo(prometheus)) {
          check(query, prometheus, interval, findings);
        }
      }
    }
  }

  private static void check(
      OwnQuery query, PrometheusChart prometheus, Duration interval, DiagnosticCollector findings) {
    for (RangeUse range : RangeUse.all(query.expression())) {
      Duration length = range.needsTwo() ? range.range().length() : null;
      if (length != null && length.compareTo(interval.multipliedBy(4)) < 0) {
        boolean none = length.compareTo(interval.multipliedBy(2)) < 0;
        String written = "[" + range.range().text() + "]";
        String enough = RuleRange.written(interval.multipliedBy(4));
        boolean once = query.text().indexOf(written) == query.text().lastIndexOf(written);
        findings.add(
            none ? DiagnosticCode.RATE_WINDOW : DiagnosticCode.RATE_WINDOW_NARROW,
            query.place(),
            query.scaled().title()
                + " takes a rate over "
                + range.range().text()
                + "; "
                + prometheus.title()
                + " scrapes every "
                + RuleRange.written(interval)
                + ", so "
                + (none
                    ? "the window holds fewer than the two scrapes that a rate needs"
                    : "one late scrape leaves the rate without a value"),
            "write a window of " + enough + " or more, or scrape more often",
            once && query.text().contains(written)
                ? Edit.set(query.place(), query.text().replace(written, "[" + enough + "]"))
                : null);
        return;
      }
    }
  }
}
