package io.gitopsprofile.check.scrape;

import io.gitopsprofile.catalog.PrometheusChart;
import io.gitopsprofile.catalog.PrometheusTrait;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import java.util.ArrayList;
import java.util.List;

/** The checks of the scraping of pods. */
public final class ScrapeChecks {

  private ScrapeChecks() {}

  /**
   * Returns the checks that have something to look at in a profile, in their order. A new JVM does
   * not load the classes of the others.
   */
  public static List<Check> in(CheckContext context) {
    List<Check> checks = new ArrayList<>();
    PrometheusChart prometheus = context.adapter().prometheus();
    boolean byAnnotations = prometheus != null && prometheus.honoursAnnotations();
    boolean byMonitors = prometheus != null && prometheus.has(PrometheusTrait.BY_MONITORS);
    boolean scales = context.has("ScaledObject");
    if (byAnnotations) {
      checks.add(new PodScrapedCheck());
    }
    if (byAnnotations || scales) {
      checks.add(new ApplicationScrapedCheck());
    }
    if (byMonitors || scales) {
      checks.add(new MonitorCheck());
    }
    if (context.releases().size() > 1) {
      checks.add(new ChartMonitorCheck());
    }
    if (context.has("Prometheus", "PrometheusAgent")) {
      checks.add(new OwnPrometheusCheck());
    }
    if (byMonitors && context.scalesOnIstio()) {
      checks.add(new SidecarMonitorCheck());
    }
    if (context.has("ServiceMonitor", "PodMonitor")) {
      checks.add(new MonitorPortCheck());
    }
    if (byAnnotations) {
      checks.add(new ScrapeTargetCheck());
    }
    checks.add(new ScrapeTimeoutCheck());
    if (context.scalesOnEnvoy()) {
      checks.add(new AppMeshSidecarCheck());
    }
    if (context.scalesOnIstio()) {
      checks.add(new IstioSidecarCheck());
    }
    if (prometheus != null && (context.has("PeerAuthentication") || context.isMarked("linkerd.io/"))) {
      checks.add(new StrictTlsCheck());
    }
    if (byAnnotations && context.scalesOnIstio()) {
      checks.add(new MergedMetricsCheck());
    }
    checks.add(new AppMeshEndOfLifeCheck());
    return checks;
  }
}
