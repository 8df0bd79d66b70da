package io.gitopsprofile.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.model.AdapterRule;
import io.gitopsprofile.model.Chart;
import io.gitopsprofile.model.Charts;
import io.gitopsprofile.model.Cluster;
import io.gitopsprofile.model.FargateProfile;
import io.gitopsprofile.model.FargateSelector;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.FreeForm;
import io.gitopsprofile.model.HelmRelease;
import io.gitopsprofile.model.KubernetesVersion;
import io.gitopsprofile.model.LanguageVersion;
import io.gitopsprofile.model.MetricsAdapter;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.PrometheusDuration;
import io.gitopsprofile.model.PrometheusEndpoint;
import io.gitopsprofile.model.RateRule;
import io.gitopsprofile.model.ResourceOverride;
import io.gitopsprofile.model.RuleResources;
import io.gitopsprofile.model.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frozen charts become living ones, and say what they cannot. */
final class LivingChartsTest {

  private static final Chart METRICS_SERVER =
      Chart.Repository.of("https://charts.helm.sh/stable", "metrics-server", "2.8.8");
  private static final Chart ADAPTER =
      Chart.Repository.of("https://charts.helm.sh/stable", "prometheus-adapter", "1.4.0");
  private static final Chart APPMESH =
      Chart.Git.of("https://github.com/aws/eks-charts", "master", "stable/appmesh-prometheus");
  private static final Chart OLD_PROMETHEUS =
      Chart.Repository.of("https://charts.helm.sh/stable", "prometheus", "11.12.1");

  @ParameterizedTest
  @CsvSource({
    "https://charts.helm.sh/stable, metrics-server, 2.8.8, METRICS_SERVER",
    "https://registry.example.com/charts, metrics-server, 2.11.4, METRICS_SERVER",
    "https://kubernetes-sigs.github.io/metrics-server/, metrics-server, 3.8.2,",
    "https://charts.bitnami.com/bitnami, metrics-server, 2.0.0,",
    "https://charts.helm.sh/stable, prometheus-adapter, 1.4.0, PROMETHEUS_ADAPTER",
    "https://charts.helm.sh/stable, prometheus-adapter, 2.7.1, PROMETHEUS_ADAPTER",
    "https://prometheus-community.github.io/helm-charts, prometheus-adapter, 2.7.1,",
    "https://kubernetes-charts.storage.googleapis.com/, prometheus, 11.0.0, PROMETHEUS",
    "https://prometheus-community.github.io/helm-charts, prometheus, 14.0.0,",
    "https://aws.github.io/eks-charts, appmesh-prometheus, 1.0.3, PROMETHEUS",
    "https://charts.helm.sh/stable, redis, 10.5.7,",
    "https://aws.github.io/eks-charts, appmesh-controller, 1.3.0, APPMESH_CONTROLLER",
    "https://aws.github.io/eks-charts, appmesh-controller, v1.4.4, APPMESH_CONTROLLER",
    "https://aws.github.io/eks-charts, appmesh-controller, 1.4.5,",
    "https://aws.github.io/eks-charts, appmesh-controller, 1.13.1,",
    "https://aws.github.io/eks-charts, appmesh-controller, 0.6.1,",
  })
  void areKnown(String repository, String name, String version, @Nullable LivingChart living) {
    assertThat(LivingChart.inPlaceOf(Chart.Repository.of(repository, name, version)))
        .isEqualTo(living);
  }

  @Test
  void leaveNamesAndTheirOwnKindAlone() {
    HelmRelease release =
        HelmRelease.builder()
            .name("metrics")
            .namespace("a")
            .chart(METRICS_SERVER)
            .releaseName("b")
            .targetNamespace("c")
            .build();
    HelmRelease living = LivingCharts.of(profile(release)).profile().releases().get(0);
    assertThat(living.chart()).isEqualTo(LivingChart.METRICS_SERVER.chart());
    assertThat(living.toBuilder().chart(METRICS_SERVER).build()).isEqualTo(release);
    assertThat(LivingCharts.of(profile(living)).profile()).isEqualTo(profile(living));
    assertThat(LivingCharts.of(profile(living)).findings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--kubelet-preferred-address-types=InternalIP | {}",
        "--kubelet-preferred-address-types=InternalIP,ExternalIP,Hostname | {}",
        "--v=2 | {args=[--v=2]}",
        "--kubelet-preferred-address-types=Hostname | {defaultArgs=[--cert-dir=/tmp,"
            + " --kubelet-preferred-address-types=Hostname, --kubelet-use-node-status-port,"
            + " --metric-resolution=15s]}",
      })
  void passFlagsToMetricsServer(String flag, String values) {
    assertThat(values(METRICS_SERVER, Map.of("args", List.of(flag)))).hasToString(values);
  }

  @Test
  void takeAFlagAndItsValueApart() {
    List<String> args = List.of("--kubelet-preferred-address-types", "InternalIP", "--v=1");
    assertThat(values(METRICS_SERVER, Map.of("args", args))).hasToString("{args=[--v=1]}");
  }

  @ParameterizedTest
  @CsvSource({
    "monitoring, app.kubernetes.io/name, metrics-server, 10251",
    "monitoring, app.kubernetes.io/instance, monitoring-x, 10251",
    "monitoring, app, metrics-server,",
    "other, app.kubernetes.io/name, metrics-server,",
  })
  void leaveTheKubeletItsPort(String namespace, String label, String value, @Nullable Long port) {
    Cluster cluster =
        Cluster.builder()
            .name("c")
            .region("eu-west-1")
            .fargateProfiles(
                FargateProfile.of("f", new FargateSelector(namespace, Map.of(label, value))))
            .build();
    HelmRelease release = release(METRICS_SERVER, Map.of());
    Profile profile = profile(release).toBuilder().cluster(cluster).build();
    assertThat(LivingCharts.of(profile).profile().releases().get(0).values().get("containerPort"))
        .isEqualTo(port);
  }

  @Test
  void leaveTheKubeletItsPortInTheNodesNetwork() {
    Map<String, ?> values = values(METRICS_SERVER, Map.of("hostNetwork", Map.of("enabled", true)));
    assertThat(values.get("containerPort")).isEqualTo(10251L);
  }

  @Test
  void keepWhatTheOldPrometheusDoesByDefault() {
    Map<String, ?> server = map(values(APPMESH, Map.of()).get("server"));
    assertThat(server)
        .hasToString(
            "{fullnameOverride=monitoring-x-appmesh-prometheus, service={servicePort=9090},"
                + " retention=6h, global={scrape_interval=5s, scrape_timeout=5s},"
                + " persistentVolume={enabled=false}}");
    assertThat(values(APPMESH, Map.of()).keySet())
        .contains(
            "alertmanager",
            "kube-state-metrics",
            "prometheus-node-exporter",
            "prometheus-pushgateway",
            "scrapeConfigs");
  }

  @ParameterizedTest
  @CsvSource({"4s, 4s", "9s, 9s", "10s,", "1m,"})
  void keepAScrapeShorterThanItsInterval(String interval, @Nullable String timeout) {
    Map<String, ?> values = values(APPMESH, Map.of("scrapeInterval", interval));
    Map<String, ?> global = map(map(values.get("server")).get("global"));
    assertThat(global.get("scrape_timeout")).isEqualTo(timeout);
  }

  @Test
  void moveTheStorageAndTheRemote() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("persistentVolumeClaim", Map.of("claimName", "data"));
    Map<String, Object> remote = new LinkedHashMap<>();
    remote.put("enabled", true);
    remote.put("endpoint", "https://remote/write");
    remote.put("bearer_token", "token");
    values.put("remote_write", remote);
    Map<String, ?> server = map(values(APPMESH, values).get("server"));
    assertThat(server.get("persistentVolume")).hasToString("{enabled=true, existingClaim=data}");
    assertThat(server.get("remoteWrite"))
        .hasToString("[{url=https://remote/write, bearer_token=token}]");
    remote.put("enabled", false);
    assertThat(map(values(APPMESH, values).get("server"))).doesNotContainKey("remoteWrite");
  }

  @Test
  void leadAFindingToTheAuthorsLine() {
    Profile profile = profile(release(APPMESH, Map.of("retention", "1h")));
    ProfilePath values = ProfilePath.ROOT.key("releases").index(0).key("values");
    Diagnostic found =
        Diagnostic.of(DiagnosticCode.RETENTION, "m", "f", values.key("server").key("retention"));
    assertThat(LivingCharts.of(profile).places().apply(found).path())
        .isEqualTo(values.key("retention"));
  }

  @Test
  void translateAnOldPrometheus() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("server", Map.of("retention", "1d"));
    values.put("kubeStateMetrics", Map.of("enabled", false));
    values.put("nodeExporter", Map.of("enabled", false));
    values.put(
        "extraScrapeConfigs", "- job_name: a\n  # don't\n  target_label: kubernetes_pod_name");
    assertThat(values(OLD_PROMETHEUS, values))
        .hasToString(
            "{server={retention=1d}, extraScrapeConfigs=- job_name: a\n  # don't\n"
                + "  target_label: pod, kube-state-metrics={enabled=false},"
                + " prometheus-node-exporter={enabled=false}}");
  }

  @Test
  void leaveOutTheDaemonSetWhereThereIsOnlyFargate() {
    Profile nodes =
        profile(release(OLD_PROMETHEUS, Map.of("nodeExporter", Map.of("enabled", true))));
    Cluster cluster = SoundProfiles.cluster().toBuilder().managedNodeGroups(List.of()).build();
    for (FreeForm values :
        List.of(FreeForm.EMPTY, new FreeForm(Map.of("nodeExporter", Map.of("enabled", true))))) {
      HelmRelease release = nodes.releases().get(0).toBuilder().values(values).build();
      Profile fargate = nodes.toBuilder().cluster(cluster).releases(release).build();
      assertThat(LivingCharts.of(fargate).profile().releases().get(0).values().entries())
          .hasToString("{prometheus-node-exporter={enabled=false}}");
    }
    assertThat(LivingCharts.of(nodes).profile().releases().get(0).values().entries())
        .hasToString("{prometheus-node-exporter={enabled=true}}");
  }

  @Test
  void upgradeTheControllerOfAppMeshInPlace() {
    Chart controller =
        Chart.Repository.of("https://aws.github.io/eks-charts", "appmesh-controller", "1.3.0");
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("region", "eu-west-1");
    values.put("sidecar", Map.of("logLevel", "debug", "image", Map.of("tag", "v1.16.1.0-prod")));
    Profile profile = profile(release(controller, values));
    assertThat(found(profile)).containsExactly("PRF111 releases[0].values.sidecar.image.tag");
    assertThat(values(controller, Map.of("region", "eu-west-1"))).hasToString("{region=eu-west-1}");
  }

  @Test
  void refuseWhatHasNoCounterpart() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("image", Map.of("repository", "r", "pullPolicy", "Always"));
    values.put("rbac", Map.of("create", false, "pspEnabled", true));
    values.put("deep", Map.of("down", "x", "off", Map.of()));
    assertThat(found(profile(release(APPMESH, values))))
        .containsExactlyInAnyOrder(
            "PRF110 releases[0].chart",
            "PRF111 releases[0].values.image.repository",
            "PRF111 releases[0].values.rbac.pspEnabled",
            "PRF111 releases[0].values.deep.down");
  }

  @Test
  void renameTheLabelsOfRulesThatReadIt() {
    MetricsAdapter living =
        LivingCharts.of(
                profile(release(APPMESH, Map.of("fullnameOverride", "prometheus"))).toBuilder()
                    .metricsAdapter(adapter("http://prometheus.monitoring"))
                    .build())
            .profile()
            .metricsAdapter();
    assertThat(living).isNotNull();
    assertThat(living.prometheus().namespaceLabel()).isEqualTo("namespace");
    assertThat(living.prometheus().podLabel()).isEqualTo("pod");
    AdapterRule rule = (AdapterRule) living.rules().get(1);
    assertThat(rule.seriesQuery()).isEqualTo("x{namespace!=\"\",pod=~\"a-.*\"}");
    assertThat(rule.metricsQuery())
        .isEqualTo("sum(<<.Series>>{<<index .LabelValuesByName \"pod\">>}) by (<<.GroupBy>>)");
    assertThat(rule.resources().overrides().keySet()).containsExactly("namespace", "pod");
  }

  @Test
  void leaveTheRulesOfAnotherPrometheus() {
    Profile profile =
        profile(release(APPMESH, Map.of())).toBuilder()
            .metricsAdapter(adapter("http://prometheus.elsewhere.example.com"))
            .build();
    MetricsAdapter adapter = LivingCharts.of(profile).profile().metricsAdapter();
    assertThat(adapter).isNotNull();
    assertThat(adapter.rules()).isEqualTo(profile.metricsAdapter().rules());
    assertThat(adapter.prometheus()).isEqualTo(profile.metricsAdapter().prometheus());
  }

  @Test
  void registerTheApiForRulesOfAConfigMap() {
    HelmRelease release =
        HelmRelease.builder()
            .name("adapter")
            .namespace("monitoring")
            .chart(ADAPTER)
            .values(new FreeForm(Map.of("rules", Map.of("existing", "rules"))))
            .build();
    MetricsAdapter adapter =
        MetricsAdapter.builder()
            .release(release)
            .prometheus(PrometheusEndpoint.of("http://p", 9090))
            .defaultRules(false)
            .build();
    Profile profile = profile().toBuilder().metricsAdapter(adapter).build();
    assertThat(LivingCharts.of(profile).profile().metricsAdapter().defaultRules()).isTrue();
  }

  private static MetricsAdapter adapter(String url) {
    Map<String, ResourceOverride> overrides = new LinkedHashMap<>();
    overrides.put("kubernetes_namespace", ResourceOverride.of("namespace"));
    overrides.put("kubernetes_pod_name", ResourceOverride.of("pod"));
    return MetricsAdapter.builder()
        .release(
            HelmRelease.builder().name("adapter").namespace("monitoring").chart(ADAPTER).build())
        .prometheus(PrometheusEndpoint.of(url, 9090))
        .defaultRules(false)
        .rules(
            List.of(
                new RateRule("a_total", PrometheusDuration.of("1m"), "a_per_second"),
                AdapterRule.builder()
                    .seriesQuery("x{kubernetes_namespace!=\"\",kubernetes_pod_name=~\"a-.*\"}")
                    .resources(new RuleResources(null, overrides, null))
                    .metricsQuery(
                        "sum(<<.Series>>{<<index .LabelValuesByName \"kubernetes_pod_name\">>})"
                            + " by (<<.GroupBy>>)")
                    .build()))
        .build();
  }

  private static HelmRelease release(Chart chart, Map<String, ?> values) {
    return HelmRelease.builder()
        .name("x")
        .namespace("monitoring")
        .chart(chart)
        .values(new FreeForm(new LinkedHashMap<>(values)))
        .build();
  }

  private static Profile profile(HelmRelease... releases) {
    Target target =
        Target.builder()
            .kubernetes(KubernetesVersion.of("1.34"))
            .flux(Flux.V2)
            .charts(Charts.LIVING)
            .build();
    return Profile.builder()
        .languageVersion(LanguageVersion.V1)
        .name("test")
        .target(target)
        .releases(releases)
        .build();
  }

  private static Map<String, ?> values(Chart chart, Map<String, ?> values) {
    return LivingCharts.of(profile(release(chart, values)))
        .profile()
        .releases()
        .get(0)
        .values()
        .entries();
  }

  private static List<String> found(Profile profile) {
    return LivingCharts.of(profile).findings().stream()
        .map(it -> it.code().code() + " " + it.path())
        .toList();
  }

  private static Map<String, ?> map(@Nullable Object value) {
    Map<String, Object> map = new LinkedHashMap<>();
    ((Map<?, ?>) value).forEach((key, inner) -> map.put(key.toString(), inner));
    return map;
  }
}
