package io.gitopsprofile.check.adapter;

import io.gitopsprofile.adapter.MonitorIntervals;
import io.gitopsprofile.adapter.PrometheusResolver;
import io.gitopsprofile.adapter.RuleRange;
import io.gitopsprofile.catalog.PrometheusChart;
import io.gitopsprofile.catalog.PrometheusTrait;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.check.core.ScrapeWindow;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * PRF020, PRF021: the window of a rate holds fewer than two scrapes (PRF020), or fewer than four
 * (PRF021). In the cluster a rate over fewer than two scrapes has no value, and one over fewer than
 * four has none as soon as one scrape is late. Write a window of four scrape intervals or more, or
 * scrape more often. (Source: Prometheus, rate(); the scrape intervals of the charts)
 *
 * <p>Where a monitor of the Prometheus operator sets its own interval, the check uses the monitors
 * that select the pods behind a rule, and reports nothing if these monitors cannot be determined.
 */
final class RateWindowCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    PrometheusChart prometheus = context.adapter().prometheus();
    Duration interval = prometheus == null ? null : prometheus.scrapeInterval();
    if (prometheus == null || interval == null || interval.isZero()) {
      return;
    }
    boolean operated = prometheus.has(PrometheusTrait.BY_MONITORS);
    List<RuleRange> rates = rates(context, operated);
    if (operated && PrometheusResolver.monitorsHaveIntervals(context)) {
      monitored(context, rates, interval, prometheus, findings);
      return;
    }
    List<RuleRange> narrow = new ArrayList<>();
    for (RuleRange rate : rates) {
      if (ScrapeWindow.isNarrow(rate.length(), interval)) {
        narrow.add(rate);
      }
    }
    ProfilePath said = prometheus.valuePath(prometheus.intervalPath());
    boolean allOfThem = narrow.size() > 1 && narrow.size() == rates.size();
    if (said != null && allOfThem) {
      report(narrow.get(0), said, interval, prometheus, findings);
    } else {
      for (RuleRange rate : narrow) {
        report(rate, rate.path(), interval, prometheus, findings);
      }
    }
  }

  private static void monitored(
      CheckContext context,
      List<RuleRange> rates,
      Duration interval,
      PrometheusChart prometheus,
      DiagnosticCollector findings) {
    MonitorIntervals monitors = new MonitorIntervals(context.adapter(), interval);
    for (RuleRange rate : rates) {
      Duration own = monitors.of(rate);
      if (own != null && ScrapeWindow.isNarrow(rate.length(), own)) {
        report(rate, rate.path(), own, prometheus, findings);
      }
    }
  }

  /**
   * Returns the rates, without those over the kubelet's series if the chart scrapes the kubelet
   * itself.
   */
  private static List<RuleRange> rates(CheckContext context, boolean operated) {
    List<RuleRange> rates = new ArrayList<>();
    for (RuleRange rate : context.adapter().ranges()) {
      if (rate.range().needsTwo() && !(operated && rate.ofKubelet())) {
        rates.add(rate);
      }
    }
    return rates;
  }

  private static void report(
      RuleRange rate,
      ProfilePath path,
      Duration interval,
      PrometheusChart prometheus,
      DiagnosticCollector findings) {
    ScrapeWindow.report(
        rate.title(),
        rate.written(),
        rate.length(),
        interval,
        prometheus,
        path,
        path.equals(rate.path()) ? edit(rate, interval) : null,
        findings);
  }

  /** Returns the edit to the smallest sufficient window; null if the query has more than one. */
  private static @Nullable Edit edit(RuleRange rate, Duration interval) {
    String query = rate.query();
    String wide =
        query == null
            ? ScrapeWindow.enough(interval)
            : ScrapeWindow.widened(query, rate.written(), interval);
    return Edit.setIfKnown(rate.path(), wide);
  }
}
