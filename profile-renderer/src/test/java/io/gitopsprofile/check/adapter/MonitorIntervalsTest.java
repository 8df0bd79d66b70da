package io.gitopsprofile.check.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.check.CheckRun;
import io.gitopsprofile.check.Found;
import io.gitopsprofile.check.SoundProfiles;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.adapter.MetricsAdapter;
import io.gitopsprofile.model.adapter.PrometheusEndpoint;
import io.gitopsprofile.model.adapter.RateRule;
import io.gitopsprofile.model.autoscaler.Metric;
import io.gitopsprofile.model.release.Chart;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.value.PrometheusDuration;
import io.gitopsprofile.model.value.Quantity;
import io.gitopsprofile.model.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The intervals of monitors of the Prometheus operator that rate windows are compared with. */
final class MonitorIntervalsTest {

  private static final Map<String, ?> PODINFO = Map.of("matchLabels", Map.of("app", "podinfo"));
  private static final List<?> SELDOM = List.of(Map.of("interval", "2m"));
  private static final List<?> OFTEN = List.of(Map.of("interval", "10s"));

  @Test
  void usesIntervalsOfMatchingMonitors() {
    assertThat(found(monitor("PodMonitor", PODINFO, "podMetricsEndpoints", SELDOM)))
        .containsExactly("PRF020 metricsAdapter.rules[0].window");
    assertThat(found(monitor("ServiceMonitor", PODINFO, "endpoints", SELDOM)))
        .containsExactly("PRF020 metricsAdapter.rules[0].window");
    assertThat(found(monitor("PodMonitor", PODINFO, "podMetricsEndpoints", OFTEN))).isEmpty();
    Map<String, ?> others = Map.of("matchLabels", Map.of("app", "other"));
    assertThat(found(monitor("PodMonitor", others, "podMetricsEndpoints", SELDOM))).isEmpty();
  }

  @Test
  void ignoresServiceWithoutTheSelectedLabel() {
    Manifest seldom = monitor("ServiceMonitor", PODINFO, "endpoints", SELDOM);
    Profile profile = profile(seldom);
    List<Workload> unlabelled = new ArrayList<>();
    for (Workload workload : profile.workloads()) {
      unlabelled.add(workload.toBuilder().selectorLabels(false).build());
    }
    assertThat(CheckRun.places(new RateWindowCheck(), profile.toBuilder().workloads(unlabelled)))
        .isEmpty();
  }

  @Test
  void usesShortestInterval() {
    assertThat(
            found(
                monitor("PodMonitor", PODINFO, "podMetricsEndpoints", SELDOM),
                monitor("ServiceMonitor", PODINFO, "endpoints", OFTEN)))
        .isEmpty();
  }

  @Test
  void reportsNothingForUncertainIntervals() {
    Map<String, ?> expression = Map.of("matchExpressions", List.of(Map.of("key", "app")));
    List<?> variable = List.of(Map.of("interval", "${INTERVAL}"));
    Manifest seldom = monitor("PodMonitor", PODINFO, "podMetricsEndpoints", SELDOM);
    assertThat(found(monitor("PodMonitor", expression, "podMetricsEndpoints", SELDOM))).isEmpty();
    assertThat(found(monitor("PodMonitor", PODINFO, "podMetricsEndpoints", variable))).isEmpty();
    assertThat(found(seldom, monitor("ScrapeConfig", PODINFO, "a", List.of()))).isEmpty();
  }

  private static List<String> found(Manifest... manifests) {
    return CheckRun.places(new RateWindowCheck(), profile(manifests).toBuilder());
  }

  private static Profile profile(Manifest... manifests) {
    RateRule rule =
        new RateRule(
            "http_requests_total", PrometheusDuration.of("1m"), "http_requests_per_second");
    HelmRelease adapter = release("prometheus-adapter", "5.3.0");
    Profile starter = SoundProfiles.eksHpa();
    List<Workload> unscraped = new ArrayList<>();
    for (Workload workload : starter.workloads()) {
      // Otherwise a PodMonitor of its own asks for its series.
      unscraped.add(workload.toBuilder().scrape(null).build());
    }
    return starter.toBuilder()
        .workloads(unscraped)
        .releases(release("kube-prometheus-stack", "67.8.0"))
        .metricsAdapter(
            MetricsAdapter.builder()
                .release(adapter)
                .prometheus(
                    new PrometheusEndpoint(
                        "http://kube-prometheus-stack-prometheus.monitoring-system",
                        9090,
                        null,
                        "namespace",
                        "pod"))
                .defaultRules(false)
                .rules(List.of(rule))
                .build())
        .autoscalers(SoundProfiles.autoscaler(new Metric.HttpRequests(Quantity.of(10))))
        .manifests(manifests)
        .build();
  }

  private static HelmRelease release(String chart, String version) {
    return HelmRelease.builder()
        .name(chart)
        .namespace("monitoring-system")
        .chart(
            Chart.Repository.of(
                "https://prometheus-community.github.io/helm-charts", chart, version))
        .releaseName(chart)
        .build();
  }

  private static Manifest monitor(
      String kind, Map<String, ?> selector, String list, List<?> endpoints) {
    return Found.manifest(
        "monitoring.coreos.com/v1",
        kind,
        kind.toLowerCase(Locale.ROOT),
        Map.of("selector", selector, list, endpoints));
  }
}
