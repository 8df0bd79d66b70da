package io.gitopsprofile.check.scrape;

import io.gitopsprofile.check.core.Check;
import java.util.List;

/** The checks of the scraping of pods. */
public final class ScrapeChecks {

  private static final List<Check> ALL =
      List.of(
          new PodScrapedCheck(),
          new ApplicationScrapedCheck(),
          new MonitorCheck(),
          new ChartMonitorCheck(),
          new OwnPrometheusCheck(),
          new SidecarMonitorCheck(),
          new MonitorPortCheck(),
          new ScrapeTargetCheck(),
          new ScrapeTimeoutCheck(),
          new AppMeshSidecarCheck(),
          new IstioSidecarCheck(),
          new StrictTlsCheck(),
          new MergedMetricsCheck(),
          new AppMeshEndOfLifeCheck());

  private ScrapeChecks() {}

  /** Returns the checks in the order in which they run. */
  public static List<Check> all() {
    return ALL;
  }
}
