package io.gitopsprofile.check.autoscaler;

import static io.gitopsprofile.check.SoundProfiles.adapter;
import static io.gitopsprofile.check.SoundProfiles.autoscaler;
import static io.gitopsprofile.check.SoundProfiles.eksHpa;
import static io.gitopsprofile.check.SoundProfiles.rate;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.adapter.LabelMatchers;
import io.gitopsprofile.check.Found;
import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.keda.TriggerQueries;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.Keda;
import io.gitopsprofile.model.MetricsSource;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.Target;
import io.gitopsprofile.model.adapter.AdapterRule;
import io.gitopsprofile.model.adapter.MetricsAdapter;
import io.gitopsprofile.model.adapter.PrometheusEndpoint;
import io.gitopsprofile.model.adapter.ResourceOverride;
import io.gitopsprofile.model.adapter.RuleName;
import io.gitopsprofile.model.adapter.RuleResources;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.Fallback;
import io.gitopsprofile.model.autoscaler.Metric;
import io.gitopsprofile.model.release.Chart;
import io.gitopsprofile.model.release.Dependency;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.value.KubernetesVersion;
import io.gitopsprofile.model.value.LabelExpression;
import io.gitopsprofile.model.value.LabelSelector;
import io.gitopsprofile.model.value.Quantity;
import io.gitopsprofile.render.RenderedObjects;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KedaChecksTest {

  private static final String PODS =
      "kubernetes_pod_name=~\"podinfo-[bcdf456789]{1,10}-[bcdfghjklmnpqrstvwxz2456789]{5}\"";
  private static final Metric HTTP = new Metric.HttpRequests(Quantity.of(10));

  @Test
  void fillsInTheRulesQueryForThePods() {
    assertThat(query(keda(HTTP)))
        .isEqualTo(
            "sum(rate(http_requests_total{kubernetes_namespace=\"demo\"," + PODS + "}[1m]))");
  }

  @Test
  void ordersMatchersOfSelectorsFirst() {
    LabelSelector selector =
        new LabelSelector(
            Map.of("z", "1"),
            List.of(
                new LabelExpression("b", "In", List.of("y", "x")),
                new LabelExpression("c", "NotIn", List.of("x")),
                new LabelExpression("d", "Exists", List.of()),
                new LabelExpression("e", "DoesNotExist", List.of()),
                new LabelExpression("a", "NotIn", List.of("y", "x"))));
    LabelMatchers matchers = new LabelMatchers();
    matchers.select(selector);
    assertThat(matchers.text()).isEqualTo("a!~\"x|y\",b=~\"x|y\",c!=\"x\",d!=\"\",e=\"\",z=\"1\"");
    assertThat(matchers.values()).containsEntry("b", "x|y").containsEntry("d", "");
  }

  @Test
  void usesTheLaterOfTwoRules() {
    MetricsAdapter both =
        adapter(
            rate("http_requests_total", "http_requests_per_second"),
            rate("http_hits_total", "http_requests_per_second"));
    assertThat(query(keda(HTTP).toBuilder().metricsAdapter(both).build()))
        .contains("http_hits_total{");
  }

  @Test
  void selectsExternalMetricsByNamespace() {
    Metric external = Metric.External.builder().metric("backlog").value(Quantity.of(30)).build();
    RuleResources named =
        new RuleResources(null, Map.of("ns", new ResourceOverride(null, "namespace")), null);
    assertThat(query(withExternal(external, named))).isEqualTo("sum(max(depth{ns=\"demo\"}))");
    RuleResources of = new RuleResources(null, Map.of(), false);
    assertThat(query(withExternal(external, of))).isEqualTo("sum(max(depth{}))");
    assertThat(Found.in(new TriggerQueryCheck(), withExternal(external, null)))
        .singleElement()
        .asString()
        .startsWith("PRF077 autoscalers[0].metrics[0].external.metric")
        .contains("does not map a label to the namespace");
  }

  @Test
  void reportsMetricWithoutRule() {
    Profile profile = keda(HTTP).toBuilder().metricsAdapter(null).build();
    assertThat(new TriggerQueries(profile).serverAddress()).isEmpty();
    assertThat(Found.in(new TriggerQueryCheck(), profile))
        .singleElement()
        .asString()
        .contains("no rule of the profile names");
    assertThat(RenderedObjects.findings(profile))
        .extracting(Diagnostic::code)
        .contains(DiagnosticCode.METRIC_NOT_PRODUCED)
        .doesNotContain(DiagnosticCode.TRIGGER_QUERY);
  }

  @Test
  void reportsPodLabelComparedWithOneName() {
    AdapterRule rule =
        rule("max(<<.Series>>{pod=\"<<.LabelValuesByName.kubernetes_pod_name>>\"}) by (pod)");
    Profile profile = keda(HTTP).toBuilder().metricsAdapter(adapter(rule)).build();
    assertThat(query(profile)).isEqualTo("null");
    assertThat(Found.in(new TriggerQueryCheck(), profile))
        .singleElement()
        .asString()
        .contains("compares the pod label with one name");
    AdapterRule mended =
        rule("max(<<.Series>>{pod=~\"<<.LabelValuesByName.kubernetes_pod_name>>\"}) by (pod)");
    assertThat(query(keda(HTTP).toBuilder().metricsAdapter(adapter(mended)).build()))
        .startsWith("sum(max(http_requests_total{pod=~\"podinfo-[");
  }

  @ParameterizedTest
  @CsvSource({
    "http://prometheus.monitoring-system, 9090,, http://prometheus.monitoring-system:9090",
    "http://prometheus.monitoring-system,,, http://prometheus.monitoring-system:9090",
    "http://prometheus.monitoring-system:80, 0,, http://prometheus.monitoring-system:80",
    "https://prometheus.example.com/, 0, /prom/, https://prometheus.example.com/prom",
    "http://prometheus, 9090, /prom, http://prometheus.monitoring-system:9090/prom"
  })
  void usesTheAdaptersAddress(String url, Integer port, String path, String address) {
    MetricsAdapter adapter = adapter();
    MetricsAdapter other =
        MetricsAdapter.builder()
            .release(adapter.release())
            .prometheus(PrometheusEndpoint.builder().url(url).port(port).path(path).build())
            .defaultRules(false)
            .build();
    Keda elsewhere = Keda.builder().namespace("scaling").build();
    Profile profile = keda(HTTP).toBuilder().metricsAdapter(other).keda(elsewhere).build();
    assertThat(new TriggerQueries(profile).serverAddress()).isEqualTo(address);
  }

  @ParameterizedTest
  @CsvSource({"54, 0", "55, 1"})
  void reportsTooLongAutoscalerName(int length, int findings) {
    Autoscaler named = autoscaler(HTTP).toBuilder().name("n".repeat(length)).build();
    Profile profile = keda(HTTP).toBuilder().autoscalers(named).build();
    assertThat(Found.in(new ScaledObjectCheck(), profile)).hasSize(findings);
    assertThat(Found.in(new ScaledObjectCheck(), profile.withTarget(target(null)))).isEmpty();
  }

  @Test
  void reportsScaledObjectBesideKedaRelease() {
    Keda beside = Keda.builder().namespace("demo").build();
    Profile v1 = keda(HTTP).toBuilder().keda(beside).build();
    Target v2 =
        Target.builder()
            .kubernetes(KubernetesVersion.of("1.33"))
            .flux(Flux.V2)
            .metrics(MetricsSource.KEDA)
            .build();
    assertThat(Found.in(new ScaledObjectCheck(), v1)).isEmpty();
    assertThat(Found.in(new ScaledObjectCheck(), v1.withTarget(v2)))
        .singleElement()
        .asString()
        .startsWith("PRF078 autoscalers[0].namespace");
    assertThat(Found.in(new ScaledObjectCheck(), keda(HTTP).withTarget(v2))).isEmpty();
  }

  @Test
  void reportsKedaReleaseThatWaitsForScaledObject() {
    HelmRelease keda =
        release("keda", "scaling").dependsOn(List.of(new Dependency("gate", null, null))).build();
    HelmRelease gate =
        release("gate", "scaling").dependsOn(List.of(new Dependency("base", "demo", null))).build();
    HelmRelease base = release("base", "demo").build();
    Target v2 =
        Target.builder()
            .kubernetes(KubernetesVersion.of("1.33"))
            .flux(Flux.V2)
            .metrics(MetricsSource.KEDA)
            .build();
    Profile waiting = keda(HTTP).toBuilder().releases(keda, gate, base).build();
    assertThat(Found.in(new ScaledObjectCheck(), waiting)).isEmpty();
    assertThat(Found.in(new ScaledObjectCheck(), waiting.withTarget(v2)))
        .containsExactly(
            "PRF078 autoscalers[0].namespace Flux v2 applies base/demo, with autoscaler"
                + " \"podinfo\", only when the release \"keda\" has brought the kind ScaledObject,"
                + " and that waits for what is in base/demo");
    HelmRelease free = release("gate", "scaling").build();
    Profile sound = keda(HTTP).toBuilder().releases(keda, free, base).build().withTarget(v2);
    assertThat(Found.in(new ScaledObjectCheck(), sound)).isEmpty();
    Profile beside = keda(HTTP).toBuilder().releases(release("keda", "demo").build()).build();
    DiagnosticCollector findings = new DiagnosticCollector();
    new ScaledObjectCheck().run(RenderedObjects.context(beside.withTarget(v2)), findings);
    assertThat(findings.all())
        .extracting(Diagnostic::fix)
        .containsExactly("put the release \"keda\" into a namespace of its own");
  }

  private static HelmRelease.Builder release(String name, String namespace) {
    return HelmRelease.builder()
        .name(name)
        .namespace(namespace)
        .chart(Chart.Repository.of("https://example.com", name, "1.0.0"));
  }

  @Test
  void reportsFallbackForCpuOnly() {
    assertThat(Found.in(new ScaledObjectCheck(), withFallback(Metric.Cpu.utilization(80))))
        .singleElement()
        .asString()
        .startsWith("PRF078 autoscalers[0].fallback");
    assertThat(Found.in(new ScaledObjectCheck(), withFallback())).hasSize(1);
    assertThat(Found.in(new ScaledObjectCheck(), withFallback(Metric.Cpu.utilization(80), HTTP)))
        .isEmpty();
  }

  @Test
  void reportsZeroMinimumWithPodMetrics() {
    for (Metric ofPods : List.of(Metric.Cpu.utilization(80), HTTP)) {
      assertThat(Found.in(new ReplicaBoundsCheck(), withLeast(0, ofPods)))
          .singleElement()
          .asString()
          .startsWith("PRF032 autoscalers[0].minReplicas")
          .contains("KEDA never starts the first one again");
    }
    Metric external = Metric.External.builder().metric("backlog").value(Quantity.of(30)).build();
    assertThat(Found.in(new ReplicaBoundsCheck(), withLeast(0, HTTP, external))).isEmpty();
    assertThat(Found.in(new ReplicaBoundsCheck(), withLeast(1, Metric.Cpu.utilization(80))))
        .isEmpty();
  }

  @Test
  void requiresRequestsForAmounts() {
    Metric amount = new Metric.Cpu(null, Quantity.of("200m"));
    Profile profile =
        Found.withWorkload(w -> Found.container(w, c -> c.resources(null))).toBuilder()
            .autoscalers(autoscaler(amount))
            .build();
    assertThat(Found.in(new ResourceRequestCheck(), profile)).isEmpty();
    assertThat(Found.in(new ResourceRequestCheck(), profile.withTarget(target(MetricsSource.KEDA))))
        .singleElement()
        .asString()
        .contains("scales on cpu, for which KEDA's webhook asks for requests");
  }

  @Test
  void reportsSecondOwnerOfExternalMetrics() {
    HelmRelease second =
        HelmRelease.builder()
            .name("prometheus-adapter-2")
            .namespace("monitoring-system")
            .chart(Chart.Repository.of("https://example.com", "prometheus-adapter", "5.3.0"))
            .values(
                new FreeForm(
                    Map.of("rules", Map.of("default", false, "external", List.of(Map.of())))))
            .build();
    Profile profile = keda(HTTP);
    assertThat(Found.of(DiagnosticCode.METRICS_API_OWNERS, profile)).isEmpty();
    Profile two = profile.toBuilder().releases(second).build();
    assertThat(Found.of(DiagnosticCode.METRICS_API_OWNERS, two))
        .singleElement()
        .asString()
        .startsWith("PRF024 target.metrics")
        .contains("v1beta1.external.metrics.k8s.io");
    Profile adapter = two.withTarget(target(null));
    assertThat(Found.of(DiagnosticCode.METRICS_API_OWNERS, adapter)).isEmpty();
  }

  @Test
  void ignoresApisOfUnusedAdapter() {
    RuleResources of = new RuleResources(null, Map.of(), false);
    Metric external = Metric.External.builder().metric("backlog").value(Quantity.of(30)).build();
    assertThat(Found.of(DiagnosticCode.METRICS_API_OWNERS, withExternal(external, of))).isEmpty();
  }

  @Test
  void notesKedaSettingsWithTheAdapter() {
    Autoscaler all =
        autoscaler(HTTP).toBuilder()
            .fallback(new Fallback(3, 2, null))
            .ignoreNullValues(false)
            .pollingInterval(15)
            .cooldownPeriod(60)
            .build();
    Profile profile = eksHpa().toBuilder().autoscalers(all).build();
    assertThat(Found.in(new KedaOnlyCheck(), profile)).hasSize(4);
    assertThat(Found.in(new KedaOnlyCheck(), profile.withTarget(target(MetricsSource.KEDA))))
        .isEmpty();
    assertThat(Found.in(new KedaOnlyCheck(), eksHpa())).isEmpty();
  }

  @Test
  void placesKedaReleaseLikeTheAdapter() {
    HelmRelease release = keda(HTTP).kedaRelease();
    assertThat(release).isNotNull();
    assertThat(release.namespace()).isEqualTo("monitoring-system");
    assertThat(release.releaseName()).isEqualTo("keda");
    Profile without = keda(HTTP).toBuilder().metricsAdapter(null).build();
    assertThat(without.kedaRelease().namespace()).isEqualTo("monitoring-system");
    Profile none = without.toBuilder().releases(List.of()).build();
    assertThat(none.kedaRelease().namespace()).isEqualTo("keda");
    Profile brought = without.toBuilder().releases(release).build();
    assertThat(brought.kedaRelease()).isNull();
    assertThat(brought.toBuilder().keda(Keda.DEFAULT).build().kedaRelease()).isNotNull();
  }

  @Test
  void recognizesKedaFromAnySource() {
    Chart oci = Chart.Oci.builder().oci("oci://ghcr.io/kedacore/charts/keda").tag("2.20.2").build();
    Chart git = Chart.Git.of("https://github.com/kedacore/charts", "v2.20.2", "keda/");
    for (Chart chart : List.of(oci, git)) {
      HelmRelease own =
          HelmRelease.builder().name("scaler").namespace("monitoring-system").chart(chart).build();
      Profile brought = keda(HTTP).toBuilder().releases(own).build();
      assertThat(brought.kedaRelease()).isNull();
      assertThat(brought.metricsRelease()).isEqualTo(own);
      assertThat(Found.of(DiagnosticCode.METRICS_API_OWNERS, brought)).isEmpty();
    }
  }

  private static Profile keda(Metric... metrics) {
    return eksHpa().toBuilder()
        .autoscalers(autoscaler(metrics))
        .build()
        .withTarget(target(MetricsSource.KEDA));
  }

  private static Target target(MetricsSource metrics) {
    return Target.builder()
        .kubernetes(KubernetesVersion.of("1.33"))
        .flux(Flux.V1)
        .metrics(metrics)
        .build();
  }

  private static String query(Profile profile) {
    return String.valueOf(new TriggerQueries(profile).of(0, 0));
  }

  private static AdapterRule rule(String query) {
    return new AdapterRule(
        "http_requests_total",
        List.of(),
        new RuleResources(
            null,
            Map.of(
                "kubernetes_namespace", new ResourceOverride(null, "namespace"),
                "kubernetes_pod_name", new ResourceOverride(null, "pod")),
            null),
        new RuleName(null, "http_requests_per_second"),
        query);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "sum(<<print .Series>>{<<.LabelMatchers>>}) ! sum(http_requests_total{",
        "sum(<<slice .Series 0 4>>_requests_total{<<.LabelMatchers>>}) ! sum(http_requests_total{",
        "sum(<<slice .Series 0 400>>{<<.LabelMatchers>>}) ! null",
        "sum(<<printf \"%x\" 1.5>><<.Series>>{<<.LabelMatchers>>}) ! null"
      })
  void executesTemplatesLikeGo(String template, String start) {
    MetricsAdapter adapter = adapter(rule(template));
    assertThat(query(keda(HTTP).toBuilder().metricsAdapter(adapter).build())).startsWith(start);
  }

  private static Profile withExternal(Metric metric, RuleResources resources) {
    AdapterRule rule =
        new AdapterRule(
            "depth",
            List.of(),
            resources,
            new RuleName(null, "backlog"),
            "max(<<.Series>>{<<.LabelMatchers>>})");
    MetricsAdapter adapter = adapter();
    return keda(metric).toBuilder()
        .metricsAdapter(
            MetricsAdapter.builder()
                .release(adapter.release())
                .prometheus(adapter.prometheus())
                .defaultRules(false)
                .externalRules(List.of(rule))
                .build())
        .build();
  }

  private static Profile withFallback(Metric... metrics) {
    Autoscaler falling = autoscaler(metrics).toBuilder().fallback(new Fallback(3, 2, null)).build();
    return keda().toBuilder().autoscalers(falling).build();
  }

  private static Profile withLeast(int least, Metric... metrics) {
    Autoscaler zero = autoscaler(metrics).toBuilder().minReplicas(least).build();
    return keda().toBuilder().autoscalers(zero).build();
  }
}
