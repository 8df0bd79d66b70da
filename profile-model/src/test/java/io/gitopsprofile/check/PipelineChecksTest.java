package io.gitopsprofile.check;

import static io.gitopsprofile.check.SoundProfiles.autoscaler;
import static io.gitopsprofile.check.SoundProfiles.eksHpa;
import static io.gitopsprofile.check.SoundProfiles.metricsServer;
import static io.gitopsprofile.check.SoundProfiles.podinfo;
import static io.gitopsprofile.check.SoundProfiles.prometheus;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.model.Chart;
import io.gitopsprofile.model.Cluster;
import io.gitopsprofile.model.Container;
import io.gitopsprofile.model.FreeForm;
import io.gitopsprofile.model.HelmRelease;
import io.gitopsprofile.model.Metric;
import io.gitopsprofile.model.MetricRule;
import io.gitopsprofile.model.MetricsAdapter;
import io.gitopsprofile.model.Namespace;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.PrometheusDuration;
import io.gitopsprofile.model.PrometheusEndpoint;
import io.gitopsprofile.model.Quantity;
import io.gitopsprofile.model.RateRule;
import io.gitopsprofile.model.ResourceRule;
import io.gitopsprofile.model.ResourceRules;
import io.gitopsprofile.model.Scrape;
import io.gitopsprofile.model.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The checks of scraping, windows, addresses and owners: PRF018 to PRF026. */
final class PipelineChecksTest {

  private static final String SCRAPE = "prometheus.io/scrape";

  @Test
  void needScrapedPods() {
    assertThat(Found.metrics(with(podinfo().toBuilder().scrape(null).build())))
        .containsExactly("PRF018 workloads[0]");
    Scrape off = Scrape.builder().enabled(false).port(9797).build();
    assertThat(Found.metrics(with(podinfo().toBuilder().scrape(off).build())))
        .containsExactly("PRF018 workloads[0].scrape.enabled");
    Workload onDeployment =
        podinfo().toBuilder().scrape(null).annotations(Map.of(SCRAPE, "true")).build();
    assertThat(Found.metrics(with(onDeployment)))
        .containsExactly("PRF018 workloads[0].annotations[\"prometheus.io/scrape\"]");
    assertThat(
            Found.metrics(
                with(podinfo().toBuilder().podAnnotations(Map.of(SCRAPE, "yes")).build())))
        .containsExactly("PRF018 workloads[0].podAnnotations[\"prometheus.io/scrape\"]");
  }

  @Test
  void needAPortAndPathThatServeMetrics() {
    assertThat(Found.metrics(with(podinfo().toBuilder().scrape(Scrape.port(9999)).build())))
        .containsExactly("PRF019 workloads[0].scrape.port");
    assertThat(Found.metrics(with(podinfo().toBuilder().scrape(Scrape.port(9898)).build())))
        .isEmpty();
    Scrape path = Scrape.builder().port(9797).path("/stats").build();
    assertThat(Found.metrics(with(podinfo().toBuilder().scrape(path).build())))
        .containsExactly("PRF019 workloads[0].scrape.path");
  }

  @Test
  void followThePortsOfTheFlags() {
    Container moved =
        podinfo().containers().get(0).toBuilder()
            .command("./podinfo", "--port=9898", "--port-metrics", "9000")
            .build();
    assertThat(Found.metrics(with(podinfo().toBuilder().containers(moved).build())))
        .containsExactly("PRF019 workloads[0].scrape.port");
  }

  @Test
  void holdWindowsToTheScrapeInterval() {
    assertThat(Found.metrics(window("9s")))
        .containsExactly("PRF020 metricsAdapter.rules[0].window");
    assertThat(Found.metrics(window("10s")))
        .containsExactly("PRF021 metricsAdapter.rules[0].window");
    assertThat(Found.metrics(window("20s"))).isEmpty();
    assertThat(
            Found.metrics(
                values(Map.of("scrapeInterval", "40s", "fullnameOverride", "prometheus"))))
        .containsExactly("PRF020 releases[1].values.scrapeInterval");
  }

  @Test
  void holdTheRetentionToTheWindow() {
    assertThat(Found.metrics(values(Map.of("retention", "1m", "fullnameOverride", "prometheus"))))
        .containsExactly("PRF022 releases[1].values.retention");
    assertThat(Found.metrics(window("7h"))).containsExactly("PRF022 releases[1].values.retention");
  }

  @ParameterizedTest
  @CsvSource({
    "http://prometheus.monitoring-system, 9090, ",
    "http://prometheus, 9090, ",
    "http://prometheus.monitoring-system.svc, 9090, ",
    "http://prometheus.monitoring-system.svc.cluster.local, 9090, ",
    "http://prometheus.monitoring-system:9090, 0, ",
    "https://metrics.example.com, 443, ",
    "http://thanos-query.observability, 9090, ",
    "http://prometheus.monitoring-system, 80, PRF023 metricsAdapter.prometheus.port",
    "http://prometheus-server.monitoring-system, 9090, PRF023 metricsAdapter.prometheus.url",
    "http://prometheus.monitoring, 9090, PRF023 metricsAdapter.prometheus.url",
    "http://prometheus.monitoring-system:9090, 9090, PRF023 metricsAdapter.prometheus.url"
  })
  void leadToTheProfilesPrometheus(String url, int port, @Nullable String found) {
    Profile profile = endpoint(PrometheusEndpoint.builder().url(url).port(port).build());
    assertThat(Found.metrics(profile)).isEqualTo(found == null ? List.of() : List.of(found));
  }

  @Test
  void knowTheNamesThatChartsMake() {
    assertThat(Found.metrics(values(Map.of("retention", "2h"))))
        .containsExactly("PRF023 metricsAdapter.prometheus.url");
    assertThat(Found.messages(values(Map.of("retention", "2h"))).get(0))
        .contains("\"prometheus-appmesh-prometheus.monitoring-system\"");
  }

  @Test
  void knowTheLivingChart() {
    Map<String, Object> server =
        Map.of("fullnameOverride", "prometheus", "service", Map.of("servicePort", 9090));
    HelmRelease living = community("29.27.0", new FreeForm(Map.of("server", server)));
    Profile profile = eksHpa().toBuilder().releases(metricsServer(), living).build();
    assertThat(Found.metrics(profile))
        .containsExactly(
            "PRF010 metricsAdapter.prometheus",
            "PRF020 metricsAdapter.rules[0].window",
            "PRF020 metricsAdapter.rules[1].window");
  }

  @Test
  void knowTheOperatorsChart() {
    HelmRelease stack =
        HelmRelease.builder()
            .name("kps")
            .namespace("monitoring-system")
            .chart(
                Chart.Repository.of(
                    "https://prometheus-community.github.io/helm-charts",
                    "kube-prometheus-stack",
                    "65.0.0"))
            .releaseName("kps")
            .build();
    PrometheusEndpoint endpoint =
        new PrometheusEndpoint(
            "http://prometheus-operated.monitoring-system", 9090, null, "namespace", "pod");
    Profile profile =
        endpoint(endpoint).toBuilder()
            .releases(metricsServer(), stack)
            .workloads(podinfo().toBuilder().scrape(null).build())
            .build();
    assertThat(Found.metrics(profile))
        .containsExactly(
            "PRF021 metricsAdapter.rules[0].window", "PRF021 metricsAdapter.rules[1].window");
    PrometheusEndpoint byRelease =
        new PrometheusEndpoint(
            "http://kps-prometheus.monitoring-system", 9090, null, "namespace", "pod");
    assertThat(Found.messages(endpoint(byRelease).toBuilder().releases(stack).build()))
        .anyMatch(message -> message.contains("\"kps-kube-prometheus-stack-prometheus."));
  }

  @Test
  void leaveOneOwnerToEachApi() {
    ResourceRules resources =
        new ResourceRules(
            ResourceRule.builder().containerQuery("sum(x) by (<<.GroupBy>>)").build(), null, null);
    assertThat(Found.metrics(adapter(List.of(), resources)))
        .containsExactly("PRF024 metricsAdapter.resourceRules");
    Cluster cluster =
        SoundProfiles.cluster().toBuilder().provides(List.of("metrics-server")).build();
    assertThat(Found.metrics(eksHpa().toBuilder().cluster(cluster).build()))
        .containsExactly("PRF024 releases[0]");
    HelmRelease keda =
        HelmRelease.builder()
            .name("keda")
            .namespace("monitoring-system")
            .chart(SoundProfiles.stable("keda", "2.20.0"))
            .build();
    List<HelmRelease> releases = new ArrayList<>(eksHpa().releases());
    releases.add(keda);
    Profile both = adapter(List.of(SoundProfiles.rate("jobs_total", "jobs_per_second")), null);
    assertThat(Found.metrics(both.toBuilder().releases(releases).build()))
        .containsExactly("PRF024 metricsAdapter.externalRules");
  }

  @Test
  void needAMetricsServerForResources() {
    Profile cpu =
        eksHpa().toBuilder()
            .releases(prometheus())
            .autoscalers(autoscaler(Metric.Cpu.utilization(90)))
            .build();
    assertThat(Found.metrics(cpu)).containsExactly("PRF025 autoscalers[0].metrics[0].cpu");
    Cluster cluster =
        SoundProfiles.cluster().toBuilder().provides(List.of("metrics-server")).build();
    assertThat(Found.metrics(cpu.toBuilder().cluster(cluster).build())).isEmpty();
    assertThat(Found.metrics(cpu.toBuilder().autoscalers(autoscaler()).build()))
        .containsExactly("PRF025 autoscalers[0]");
  }

  @Test
  void needAnEnvoyForItsFigures() {
    Profile mesh =
        eksHpa().toBuilder()
            .autoscalers(autoscaler(new Metric.AppMeshRequests(Quantity.of(10))))
            .build();
    assertThat(Found.metrics(mesh))
        .containsExactly("PRF026 autoscalers[0].metrics[0].appMeshRequests");
    Namespace demo =
        Namespace.builder()
            .name("demo")
            .labels(Map.of("appmesh.k8s.aws/sidecarInjectorWebhook", "enabled"))
            .build();
    assertThat(Found.metrics(mesh.toBuilder().namespaces(demo).build())).isEmpty();
    Container envoy = Container.builder().name("envoy").image("example.com/envoy:1.0").build();
    Workload withEnvoy =
        podinfo().toBuilder().containers(podinfo().containers().get(0), envoy).build();
    assertThat(Found.metrics(mesh.toBuilder().workloads(withEnvoy).build())).isEmpty();
  }

  private static Profile with(Workload workload) {
    return eksHpa().toBuilder().workloads(workload).build();
  }

  private static Profile values(Map<String, Object> values) {
    return eksHpa().toBuilder().releases(metricsServer(), prometheus(values)).build();
  }

  private static Profile window(String window) {
    PrometheusDuration duration = PrometheusDuration.of(window);
    RateRule rule = new RateRule("http_requests_total", duration, "http_requests_per_second");
    return eksHpa().toBuilder().metricsAdapter(SoundProfiles.adapter(rule)).build();
  }

  private static HelmRelease community(String version, FreeForm values) {
    return HelmRelease.builder()
        .name("prometheus")
        .namespace("monitoring-system")
        .chart(
            Chart.Repository.of(
                "https://prometheus-community.github.io/helm-charts", "prometheus", version))
        .releaseName("prometheus")
        .values(values)
        .build();
  }

  private static Profile endpoint(PrometheusEndpoint endpoint) {
    MetricsAdapter sound = SoundProfiles.adapter();
    List<MetricRule> rules =
        List.of(
            SoundProfiles.rate("http_requests_total", "http_requests_per_second"),
            SoundProfiles.rate("envoy_cluster_upstream_rq", "appmesh_requests_per_second"));
    return eksHpa().toBuilder()
        .metricsAdapter(
            MetricsAdapter.builder()
                .release(sound.release())
                .prometheus(endpoint)
                .defaultRules(false)
                .rules(rules)
                .build())
        .build();
  }

  private static Profile adapter(List<MetricRule> external, @Nullable ResourceRules resources) {
    MetricsAdapter sound = SoundProfiles.adapter();
    List<MetricRule> rules =
        List.of(SoundProfiles.rate("http_requests_total", "http_requests_per_second"));
    return eksHpa().toBuilder()
        .metricsAdapter(
            new MetricsAdapter(
                sound.release(), sound.prometheus(), false, rules, external, resources))
        .build();
  }
}
