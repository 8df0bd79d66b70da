package io.gitopsprofile.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What records compute from their components. */
final class DerivedValuesTest {

  private static final PrometheusEndpoint SEED = PrometheusEndpoint.of("http://prometheus", 9090);

  @Test
  void aRateRuleBecomesTheRulesOfTheSeed() {
    AdapterRule http = rate("http_requests_total", "http_requests_per_second").expand(SEED);
    assertThat(http.seriesQuery())
        .isEqualTo("http_requests_total{kubernetes_namespace!=\"\",kubernetes_pod_name!=\"\"}");
    assertThat(http.name()).isEqualTo(new RuleName("^(.*)_total", "${1}_per_second"));
    assertThat(http.metricsQuery())
        .isEqualTo("sum(rate(<<.Series>>{<<.LabelMatchers>>}[1m])) by (<<.GroupBy>>)");
    Map<String, ResourceOverride> overrides = new LinkedHashMap<>();
    overrides.put("kubernetes_namespace", ResourceOverride.of("namespace"));
    overrides.put("kubernetes_pod_name", ResourceOverride.of("pod"));
    assertThat(http.resources()).isEqualTo(new RuleResources(null, overrides, null));
    assertThat(http.resources()).asString().contains("kubernetes_namespace=", "kubernetes_pod");
    assertThat(http.seriesFilters()).isEmpty();
    assertThat(http.expand(SEED)).isSameAs(http);
  }

  @Test
  void aRateRuleOfAnotherNameIsMatchedByItself() {
    AdapterRule mesh =
        rate("envoy_cluster_upstream_rq", "appmesh_requests_per_second").expand(SEED);
    assertThat(mesh.name())
        .isEqualTo(new RuleName("envoy_cluster_upstream_rq", "appmesh_requests_per_second"));
    assertThat(rate("a_total", "b_per_second").expand(SEED).name())
        .isEqualTo(new RuleName("a_total", "b_per_second"));
  }

  @Test
  void aRateRuleUsesTheLabelsOfItsPrometheus() {
    PrometheusEndpoint other =
        PrometheusEndpoint.builder()
            .url("http://p")
            .namespaceLabel("namespace")
            .podLabel("pod")
            .build();
    assertThat(rate("a_total", "a_per_second").expand(other).seriesQuery())
        .isEqualTo("a_total{namespace!=\"\",pod!=\"\"}");
  }

  @Test
  void theHeyCommandIsSafeInAShell() {
    assertThat(load("http://podinfo.demo", null, null).heyCommand())
        .isEqualTo("hey -z 10m -c 5 -q 5 -disable-keepalive http://podinfo.demo");
    assertThat(load("http://a/?x=1&y=$(id)", "POST", "it's; a `test`").heyCommand())
        .isEqualTo(
            "hey -z 10m -c 5 -q 5 -m POST -d 'it'\\''s; a `test`' -disable-keepalive"
                + " 'http://a/?x=1&y=$(id)'");
    assertThat(load("http://a", null, "").heyCommand()).contains(" -d '' ");
  }

  @Test
  void labelsAndAnnotationsAreLaidOverEachOther() {
    Workload workload =
        Workload.builder()
            .name("web")
            .namespace("demo")
            .labels(Map.of("tier", "front"))
            .podLabels(Map.of("scheduler", "pod", "team", "a"))
            .fargate(Map.of("scheduler", "fargate"))
            .scrape(new Scrape(false, 80, "/m", "https"))
            .podAnnotations(Map.of("prometheus.io/port", "81"))
            .build();
    assertThat(workload.matchLabels()).hasToString("{app=web}");
    assertThat(workload.allLabels()).hasToString("{app=web, tier=front}");
    assertThat(workload.allPodLabels()).hasToString("{app=web, scheduler=fargate, team=a}");
    assertThat(workload.allPodAnnotations())
        .hasToString(
            "{prometheus.io/scrape=false, prometheus.io/port=81, prometheus.io/path=/m,"
                + " prometheus.io/scheme=https}");
    Workload selected = workload.toBuilder().selector(Map.of("app", "x")).build();
    assertThat(selected.allPodLabels()).containsEntry("app", "x");
  }

  @Test
  void filesGoToTheNamespacesDirectory() {
    Namespace monitoring =
        Namespace.builder().name("monitoring").directory(RelativePath.of("platform")).build();
    Profile profile =
        Profile.builder()
            .languageVersion(LanguageVersion.V1)
            .name("x")
            .target(Target.of("1.17", Flux.V1))
            .namespaces(monitoring, Namespace.of("demo"))
            .build();
    assertThat(profile.directoryOf("monitoring")).hasToString("platform");
    assertThat(profile.directoryOf("demo")).hasToString("base/demo");
    assertThat(profile.directoryOf("undeclared")).hasToString("base/undeclared");
    Target other = Target.of("1.29", Flux.V2);
    assertThat(profile.withTarget(other).target()).isEqualTo(other);
    assertThat(profile.withTarget(other).withTarget(profile.target())).isEqualTo(profile);
  }

  @Test
  void aManifestKnowsItsIdentity() {
    Map<String, @Nullable Object> metadata = new LinkedHashMap<>(Map.of("name", "a"));
    Map<String, @Nullable Object> object =
        new LinkedHashMap<>(Map.of("apiVersion", "v1", "kind", "ConfigMap", "metadata", metadata));
    assertThat(new Manifest(new FreeForm(object)).namespace()).isEmpty();
    metadata.put("namespace", "demo");
    Manifest manifest = new Manifest(new FreeForm(object));
    assertThat(
            List.of(manifest.apiVersion(), manifest.kind(), manifest.namespace(), manifest.name()))
        .containsExactly("v1", "ConfigMap", "demo", "a");
  }

  private static RateRule rate(String counter, String as) {
    return new RateRule(counter, PrometheusDuration.of("1m"), as);
  }

  private static LoadTest load(String url, @Nullable String method, @Nullable String body) {
    return new LoadTest(url, GoDuration.of("10m"), 5, 5, method, body);
  }
}
