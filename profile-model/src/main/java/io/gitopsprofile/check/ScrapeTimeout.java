package io.gitopsprofile.check;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.HelmRelease;
import io.gitopsprofile.model.InvalidValueException;
import io.gitopsprofile.model.PrometheusDuration;

/**
 * PRF115: a scrape may take longer than the interval of scrapes. Prometheus refuses such a
 * configuration: it does not start ({@code global scrape timeout greater than scrape interval}).
 * The chart's own timeout is 10s, so a shorter interval needs one too. (Source: prometheus, {@code
 * config/config.go}; the charts' value {@code server.global})
 */
final class ScrapeTimeout implements Check {

  private static final String CHART_TIMEOUT = "10s";
  private static final String CHART_INTERVAL = "1m";

  @Override
  public void run(Subject subject, Findings findings) {
    for (Part<HelmRelease> release : subject.releases()) {
      KnownChart chart = KnownChart.of(release.value().chart());
      if (chart == KnownChart.PROMETHEUS_NEW || chart == KnownChart.PROMETHEUS_OLD) {
        check(release, findings);
      }
    }
  }

  private static void check(Part<HelmRelease> release, Findings findings) {
    ReleaseValues values = new ReleaseValues(release.value());
    String interval = values.text(CHART_INTERVAL, "server", "global", "scrape_interval");
    String timeout = values.text(CHART_TIMEOUT, "server", "global", "scrape_timeout");
    if (interval == null || timeout == null || !isLonger(timeout, interval)) {
      return;
    }
    boolean said = values.get("server", "global", "scrape_timeout") != null;
    ProfilePath global = release.at("values").key("server").key("global");
    findings.add(
        DiagnosticCode.SCRAPE_TIMEOUT,
        global.key(said ? "scrape_timeout" : "scrape_interval"),
        "Prometheus of the release \""
            + release.value().name()
            + "\" scrapes every "
            + interval
            + ", and a scrape may take "
            + timeout
            + (said ? "" : ", the chart's own scrape_timeout")
            + ": it does not start with a timeout that is longer than the interval",
        "set server.global.scrape_timeout to " + interval + " or less",
        Edit.set(global.key("scrape_timeout"), interval));
  }

  /** Whether a scrape may take longer than from one to the next; false if one is no duration. */
  static boolean isLonger(String timeout, String interval) {
    try {
      return PrometheusDuration.of(timeout)
              .toDuration()
              .compareTo(PrometheusDuration.of(interval).toDuration())
          > 0;
    } catch (InvalidValueException notADuration) {
      return false;
    }
  }
}
