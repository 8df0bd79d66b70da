package io.gitopsprofile.check.scrape;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import java.util.ArrayList;
import java.util.List;

/** The checks of the scraping of pods. */
public final class ScrapeChecks {

  private ScrapeChecks() {}

  /**
   * Returns the checks in their order, without those of kinds of objects that the profile does not
   * have, so that a new JVM does not load their classes.
   */
  public static List<Check> in(CheckContext context) {
    List<Check> checks = new ArrayList<>();
    checks.add(new PodScrapedCheck());
    checks.add(new ApplicationScrapedCheck());
    checks.add(new MonitorCheck());
    checks.add(new ChartMonitorCheck());
    if (context.has("Prometheus", "PrometheusAgent")) {
      checks.add(new OwnPrometheusCheck());
    }
    checks.add(new SidecarMonitorCheck());
    if (context.has("ServiceMonitor", "PodMonitor")) {
      checks.add(new MonitorPortCheck());
    }
    checks.add(new ScrapeTargetCheck());
    checks.add(new ScrapeTimeoutCheck());
    checks.add(new AppMeshSidecarCheck());
    checks.add(new IstioSidecarCheck());
    checks.add(new StrictTlsCheck());
    checks.add(new MergedMetricsCheck());
    checks.add(new AppMeshEndOfLifeCheck());
    return checks;
  }
}
