package io.gitopsprofile.check.scrape;

import io.gitopsprofile.catalog.KnownChart;
import io.gitopsprofile.catalog.ScrapeSettings;
import io.gitopsprofile.catalog.chart.KnownCharts;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ReleaseValues;

/**
 * PRF115: the scrape timeout is longer than the scrape interval. Prometheus rejects the
 * configuration and does not start ({@code global scrape timeout greater than scrape interval}).
 * The chart's own timeout is 10s, so a shorter interval needs a timeout, too. (Source: prometheus,
 * {@code config/config.go}; the charts' values {@code server.global} and {@code
 * prometheus.prometheusSpec})
 */
final class ScrapeTimeoutCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (Located<HelmRelease> release : context.releases()) {
      KnownChart chart = KnownCharts.of(release.value().chart());
      ScrapeSettings settings = chart == null ? null : chart.scrapeSettings();
      if (settings != null) {
        check(release, settings, findings);
      }
    }
  }

  private static void check(
      Located<HelmRelease> release, ScrapeSettings settings, DiagnosticCollector findings) {
    ReleaseValues values = new ReleaseValues(release.value());
    String[] timeoutKey = settings.key(settings.timeoutKey());
    boolean said = values.get(timeoutKey) != null;
    String interval = values.text(settings.interval(), settings.key(settings.intervalKey()));
    String timeout = said ? values.text("", timeoutKey) : settings.timeout();
    if (interval == null || timeout == null || !ScrapeSettings.isLonger(timeout, interval)) {
      return;
    }
    ProfilePath global = release.at("values");
    for (String key : settings.path()) {
      global = global.key(key);
    }
    findings.add(
        DiagnosticCode.SCRAPE_TIMEOUT,
        global.key(said ? settings.timeoutKey() : settings.intervalKey()),
        "Prometheus of the release \""
            + release.value().name()
            + "\" scrapes every "
            + interval
            + ", and a scrape may take "
            + timeout
            + (said ? "" : ", the chart's own scrape_timeout")
            + ": it does not start with a timeout that is longer than the interval",
        "set " + String.join(".", timeoutKey) + " to " + interval + " or less",
        Edit.set(global.key(settings.timeoutKey()), interval));
  }
}
