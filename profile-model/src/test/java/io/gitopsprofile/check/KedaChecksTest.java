package io.gitopsprofile.check;

import static io.gitopsprofile.check.SoundProfiles.adapter;
import static io.gitopsprofile.check.SoundProfiles.autoscaler;
import static io.gitopsprofile.check.SoundProfiles.eksHpa;
import static io.gitopsprofile.check.SoundProfiles.rate;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.model.AdapterRule;
import io.gitopsprofile.model.Autoscaler;
import io.gitopsprofile.model.Chart;
import io.gitopsprofile.model.Fallback;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.FreeForm;
import io.gitopsprofile.model.HelmRelease;
import io.gitopsprofile.model.Keda;
import io.gitopsprofile.model.KubernetesVersion;
import io.gitopsprofile.model.LabelExpression;
import io.gitopsprofile.model.LabelSelector;
import io.gitopsprofile.model.Metric;
import io.gitopsprofile.model.MetricsAdapter;
import io.gitopsprofile.model.MetricsSource;
import io.gitopsprofile.model.NamespacedName;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.PrometheusEndpoint;
import io.gitopsprofile.model.Quantity;
import io.gitopsprofile.model.ResourceOverride;
import io.gitopsprofile.model.RuleName;
import io.gitopsprofile.model.RuleResources;
import io.gitopsprofile.model.Target;
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
  void theQueryIsTheRulesForThisDeploymentsPods() {
    assertThat(query(keda(HTTP)))
        .isEqualTo(
            "sum(rate(http_requests_total{kubernetes_namespace=\"demo\"," + PODS + "}[1m]))");
  }

  @Test
  void selectorsComeFirstByTheirLabels() {
    LabelSelector selector =
        new LabelSelector(
            Map.of("z", "1"),
            List.of(
                new LabelExpression("b", "In", List.of("y", "x")),
                new LabelExpression("c", "NotIn", List.of("x")),
                new LabelExpression("d", "Exists", List.of()),
                new LabelExpression("e", "DoesNotExist", List.of()),
                new LabelExpression("a", "NotIn", List.of("y", "x"))));
    QueryMatchers matchers = new QueryMatchers();
    matchers.select(selector);
    assertThat(matchers.text()).isEqualTo("a!~\"x|y\",b=~\"x|y\",c!=\"x\",d!=\"\",e=\"\",z=\"1\"");
    assertThat(matchers.values()).containsEntry("b", "x|y").containsEntry("d", "");
  }

  @Test
  void ofTwoRulesTheLaterWins() {
    MetricsAdapter both =
        adapter(
            rate("http_requests_total", "http_requests_per_second"),
            rate("http_hits_total", "http_requests_per_second"));
    assertThat(query(keda(HTTP).toBuilder().metricsAdapter(both).build()))
        .contains("http_hits_total{");
  }

  @Test
  void externalMetricsAreOfTheNamespaceUnlessTheRuleSaysNo() {
    Metric external = new Metric.External("backlog", null, Quantity.of(30), null);
    RuleResources named =
        new RuleResources(null, Map.of("ns", new ResourceOverride(null, "namespace")), null);
    assertThat(query(withExternal(external, named))).isEqualTo("sum(max(depth{ns=\"demo\"}))");
    RuleResources of = new RuleResources(null, Map.of(), false);
    assertThat(query(withExternal(external, of))).isEqualTo("sum(max(depth{}))");
    assertThat(Found.in(new TriggerQueryCheck(), withExternal(external, null)))
        .singleElement()
        .asString()
        .startsWith("PRF077 autoscalers[0].metrics[0].external.metric")
        .contains("maps no label to the namespace");
  }

  @Test
  void aMetricWithoutARuleHasNoQuery() {
    Profile profile = keda(HTTP).toBuilder().metricsAdapter(null).build();
    assertThat(new TriggerQueries(profile).serverAddress()).isEmpty();
    assertThat(Found.in(new TriggerQueryCheck(), profile))
        .singleElement()
        .asString()
        .contains("no rule of the profile tells");
    assertThat(ProfileChecks.of(profile))
        .extracting(Diagnostic::code)
        .contains(DiagnosticCode.METRIC_NOT_PRODUCED)
        .doesNotContain(DiagnosticCode.TRIGGER_QUERY);
  }

  @Test
  void aPatternOfNamesIsNoValue() {
    AdapterRule rule =
        rule("max(<<.Series>>{pod=\"<<.LabelValuesByName.kubernetes_pod_name>>\"}) by (pod)");
    Profile profile = keda(HTTP).toBuilder().metricsAdapter(adapter(rule)).build();
    assertThat(query(profile)).isEqualTo("null");
    assertThat(Found.in(new TriggerQueryCheck(), profile))
        .singleElement()
        .asString()
        .contains("takes the pods as one value");
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
  void theAddressIsTheAdapters(String url, Integer port, String path, String address) {
    MetricsAdapter adapter = adapter();
    MetricsAdapter other =
        new MetricsAdapter(
            adapter.release(),
            new PrometheusEndpoint(url, port, path, null, null),
            false,
            List.of(),
            List.of(),
            null);
    Keda elsewhere = new Keda("scaling", null, null, FreeForm.EMPTY, null);
    Profile profile = keda(HTTP).toBuilder().metricsAdapter(other).keda(elsewhere).build();
    assertThat(new TriggerQueries(profile).serverAddress()).isEqualTo(address);
  }

  @ParameterizedTest
  @CsvSource({"54, 0", "55, 1"})
  void theNameOfTheAutoscalerThatKedaMakes(int length, int findings) {
    Autoscaler named = autoscaler(HTTP).toBuilder().name("n".repeat(length)).build();
    Profile profile = keda(HTTP).toBuilder().autoscalers(named).build();
    assertThat(Found.in(new ScaledObjectCheck(), profile)).hasSize(findings);
    assertThat(Found.in(new ScaledObjectCheck(), profile.withTarget(target(null)))).isEmpty();
  }

  @Test
  void fluxV2DoesNotApplyAKindTogetherWithWhatBringsIt() {
    Keda beside = new Keda("demo", null, null, FreeForm.EMPTY, null);
    Profile v1 = keda(HTTP).toBuilder().keda(beside).build();
    Target v2 =
        new Target(
            KubernetesVersion.of("1.33"), Flux.V2, null, MetricsSource.KEDA, null, List.of());
    assertThat(Found.in(new ScaledObjectCheck(), v1)).isEmpty();
    assertThat(Found.in(new ScaledObjectCheck(), v1.withTarget(v2)))
        .singleElement()
        .asString()
        .startsWith("PRF078 autoscalers[0].namespace");
    assertThat(Found.in(new ScaledObjectCheck(), keda(HTTP).withTarget(v2))).isEmpty();
  }

  @Test
  void kedaDoesNotWaitForWhatLiesBesideItsKind() {
    HelmRelease keda =
        release("keda", "scaling").dependsOn(List.of(new NamespacedName("gate", null))).build();
    HelmRelease gate =
        release("gate", "scaling").dependsOn(List.of(new NamespacedName("base", "demo"))).build();
    HelmRelease base = release("base", "demo").build();
    Target v2 =
        new Target(
            KubernetesVersion.of("1.33"), Flux.V2, null, MetricsSource.KEDA, null, List.of());
    Profile waiting = keda(HTTP).toBuilder().releases(keda, gate, base).build();
    assertThat(Found.in(new ScaledObjectCheck(), waiting)).isEmpty();
    assertThat(Found.in(new ScaledObjectCheck(), waiting.withTarget(v2)))
        .containsExactly(
            "PRF078 autoscalers[0].namespace Flux v2 applies base/demo, with autoscaler \"podinfo\","
                + " only when the release \"keda\" has brought the kind ScaledObject, and that waits"
                + " for what is in base/demo");
    HelmRelease free = release("gate", "scaling").build();
    Profile sound = keda(HTTP).toBuilder().releases(keda, free, base).build().withTarget(v2);
    assertThat(Found.in(new ScaledObjectCheck(), sound)).isEmpty();
    Profile beside = keda(HTTP).toBuilder().releases(release("keda", "demo").build()).build();
    Findings findings = new Findings();
    new ScaledObjectCheck().run(new Subject(beside.withTarget(v2)), findings);
    assertThat(findings.all())
        .extracting(Diagnostic::fix)
        .containsExactly("put the release \"keda\" into a namespace of its own");
  }

  private static HelmRelease.Builder release(String name, String namespace) {
    return HelmRelease.builder(
        name, namespace, Chart.Repository.of("https://example.com", name, "1.0.0"));
  }

  @Test
  void aFallbackNeedsAnotherMetricThanCpu() {
    assertThat(Found.in(new ScaledObjectCheck(), withFallback(Metric.Cpu.utilization(80))))
        .singleElement()
        .asString()
        .startsWith("PRF078 autoscalers[0].fallback");
    assertThat(Found.in(new ScaledObjectCheck(), withFallback())).hasSize(1);
    assertThat(Found.in(new ScaledObjectCheck(), withFallback(Metric.Cpu.utilization(80), HTTP)))
        .isEmpty();
  }

  @Test
  void noPodsAtAllNeedAMetricThatDoesWithoutThem() {
    for (Metric ofPods : List.of(Metric.Cpu.utilization(80), HTTP)) {
      assertThat(Found.in(new ReplicaBoundsCheck(), withLeast(0, ofPods)))
          .singleElement()
          .asString()
          .startsWith("PRF032 autoscalers[0].minReplicas")
          .contains("KEDA never starts the first one again");
    }
    Metric external = new Metric.External("backlog", null, Quantity.of(30), null);
    assertThat(Found.in(new ReplicaBoundsCheck(), withLeast(0, HTTP, external))).isEmpty();
    assertThat(Found.in(new ReplicaBoundsCheck(), withLeast(1, Metric.Cpu.utilization(80))))
        .isEmpty();
  }

  @Test
  void anAmountNeedsARequestToo() {
    Metric amount = new Metric.Cpu(null, Quantity.of("200m"));
    Profile profile =
        Found.withWorkload(w -> Found.container(w, c -> c.resources(null))).toBuilder()
            .autoscalers(autoscaler(amount))
            .build();
    assertThat(Found.in(new NoRequestCheck(), profile)).isEmpty();
    assertThat(Found.in(new NoRequestCheck(), profile.withTarget(target(MetricsSource.KEDA))))
        .singleElement()
        .asString()
        .contains("scales on cpu, for which KEDA's webhook asks for requests");
  }

  @Test
  void kedaOwnsTheExternalMetrics() {
    HelmRelease second =
        HelmRelease.builder(
                "prometheus-adapter-2",
                "monitoring-system",
                Chart.Repository.of("https://example.com", "prometheus-adapter", "5.3.0"))
            .values(
                new FreeForm(
                    Map.of("rules", Map.of("default", false, "external", List.of(Map.of())))))
            .build();
    Profile profile = keda(HTTP);
    assertThat(Found.in(new MetricsApiOwners(), profile)).isEmpty();
    Profile two = profile.toBuilder().releases(second).build();
    assertThat(Found.in(new MetricsApiOwners(), two))
        .singleElement()
        .asString()
        .startsWith("PRF024 target.metrics")
        .contains("v1beta1.external.metrics.k8s.io");
    Profile adapter = two.withTarget(target(null));
    assertThat(Found.in(new MetricsApiOwners(), adapter)).isEmpty();
  }

  @Test
  void theAdapterThatIsNotThereOwnsNothing() {
    RuleResources of = new RuleResources(null, Map.of(), false);
    Metric external = new Metric.External("backlog", null, Quantity.of(30), null);
    assertThat(Found.in(new MetricsApiOwners(), withExternal(external, of))).isEmpty();
  }

  @Test
  void whatOnlyKedaHasIsANoteWithTheAdapter() {
    Autoscaler all =
        autoscaler(HTTP).toBuilder()
            .fallback(new Fallback(3, 2))
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
  void kedaIsWhereTheAdapterWouldBeUnlessItIsBrought() {
    HelmRelease release = keda(HTTP).kedaRelease();
    assertThat(release).isNotNull();
    assertThat(release.namespace()).isEqualTo("monitoring-system");
    assertThat(release.effectiveReleaseName()).isEqualTo("keda");
    Profile without = keda(HTTP).toBuilder().metricsAdapter(null).build();
    assertThat(without.kedaRelease().namespace()).isEqualTo("monitoring-system");
    Profile none = without.toBuilder().releases(List.of()).build();
    assertThat(none.kedaRelease().namespace()).isEqualTo("keda");
    Profile brought = without.toBuilder().releases(release).build();
    assertThat(brought.kedaRelease()).isNull();
    assertThat(brought.toBuilder().keda(Keda.DEFAULT).build().kedaRelease()).isNotNull();
  }

  @Test
  void kedaIsBroughtFromAnyKindOfSource() {
    Chart oci = new Chart.Oci("oci://ghcr.io/kedacore/charts/keda", "2.20.2", null, null, null);
    Chart git = Chart.Git.of("https://github.com/kedacore/charts", "v2.20.2", "keda/");
    for (Chart chart : List.of(oci, git)) {
      HelmRelease own = HelmRelease.builder("scaler", "monitoring-system", chart).build();
      Profile brought = keda(HTTP).toBuilder().releases(own).build();
      assertThat(brought.kedaRelease()).isNull();
      assertThat(brought.metricsRelease()).isEqualTo(own);
      assertThat(Found.in(new MetricsApiOwners(), brought)).isEmpty();
    }
  }

  private static Profile keda(Metric... metrics) {
    return eksHpa().toBuilder()
        .autoscalers(autoscaler(metrics))
        .build()
        .withTarget(target(MetricsSource.KEDA));
  }

  private static Target target(MetricsSource metrics) {
    return new Target(KubernetesVersion.of("1.33"), Flux.V1, null, metrics, null, List.of());
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
  void templatesAreExecutedAsGoDoes(String template, String start) {
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
            new MetricsAdapter(
                adapter.release(), adapter.prometheus(), false, List.of(), List.of(rule), null))
        .build();
  }

  private static Profile withFallback(Metric... metrics) {
    Autoscaler falling = autoscaler(metrics).toBuilder().fallback(new Fallback(3, 2)).build();
    return keda().toBuilder().autoscalers(falling).build();
  }

  private static Profile withLeast(int least, Metric... metrics) {
    Autoscaler zero = autoscaler(metrics).toBuilder().minReplicas(least).build();
    return keda().toBuilder().autoscalers(zero).build();
  }
}
