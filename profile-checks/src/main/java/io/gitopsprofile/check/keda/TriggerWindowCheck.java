package io.gitopsprofile.check.keda;

import io.gitopsprofile.adapter.PrometheusResolver;
import io.gitopsprofile.adapter.PrometheusUrl;
import io.gitopsprofile.catalog.PrometheusChart;
import io.gitopsprofile.catalog.PrometheusTrait;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.check.core.ScrapeWindow;
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
      if (length != null && ScrapeWindow.isNarrow(length, interval)) {
        String written = range.range().text();
        String widened = ScrapeWindow.widened(query.text(), written, interval);
        ScrapeWindow.report(
            query.scaled().title(),
            written,
            length,
            interval,
            prometheus,
            query.place(),
            Edit.setIfKnown(query.place(), widened),
            findings);
        return;
      }
    }
  }
}
