package io.gitopsprofile.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * PRF020 and PRF021: the window of a rate holds less than two scrapes, or less than four. In the
 * cluster a rate over less than two scrapes has no value, and over less than four it has none as
 * soon as one scrape is late. Write a window of four scrape intervals or more, or scrape more
 * often. (Source: Prometheus, rate(); the scrape intervals of the charts)
 *
 * <p>Where a monitor of the Prometheus operator has an interval of its own, a rule is judged by the
 * monitors that select the pods behind it, and nothing is said if it is not certain which those
 * are.
 */
final class RateWindows implements Check {

  @Override
  public void run(Subject subject, Findings findings) {
    PrometheusFacts prometheus = subject.prometheus();
    Duration interval = prometheus == null ? null : prometheus.scrapeInterval();
    if (prometheus == null || interval == null || interval.isZero()) {
      return;
    }
    boolean operated = prometheus.chart() == KnownChart.KUBE_PROMETHEUS_STACK;
    List<RuleRange> rates = rates(subject, operated);
    if (operated && Prometheuses.monitorsHaveIntervals(subject)) {
      monitored(subject, rates, interval, prometheus, findings);
      return;
    }
    List<RuleRange> narrow = new ArrayList<>();
    for (RuleRange rate : rates) {
      if (isNarrow(rate, interval)) {
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
      Subject subject,
      List<RuleRange> rates,
      Duration interval,
      PrometheusFacts prometheus,
      Findings findings) {
    MonitorIntervals monitors = new MonitorIntervals(subject, interval);
    for (RuleRange rate : rates) {
      Duration own = monitors.of(rate);
      if (own != null && isNarrow(rate, own)) {
        report(rate, rate.path(), own, prometheus, findings);
      }
    }
  }

  /** The rates, but for those of the kubelet's series where the chart scrapes these by itself. */
  private static List<RuleRange> rates(Subject subject, boolean operated) {
    List<RuleRange> rates = new ArrayList<>();
    for (RuleRange rate : RuleRange.all(subject)) {
      if (rate.range().needsTwo() && !(operated && rate.ofKubelet())) {
        rates.add(rate);
      }
    }
    return rates;
  }

  private static boolean isNarrow(RuleRange rate, Duration interval) {
    return rate.length().compareTo(interval.multipliedBy(4)) < 0;
  }

  private static void report(
      RuleRange rate,
      ProfilePath path,
      Duration interval,
      PrometheusFacts prometheus,
      Findings findings) {
    boolean none = rate.length().compareTo(interval.multipliedBy(2)) < 0;
    String enough = RuleRange.written(interval.multipliedBy(4));
    findings.add(
        none ? DiagnosticCode.RATE_WINDOW : DiagnosticCode.RATE_WINDOW_NARROW,
        path,
        rate.title()
            + " takes a rate over "
            + rate.written()
            + ", but "
            + prometheus.title()
            + " scrapes every "
            + RuleRange.written(interval)
            + ": "
            + (none
                ? "less than the two scrapes it needs"
                : "one late scrape, and it has no value"),
        "write a window of " + enough + " or more, or scrape more often");
  }
}
