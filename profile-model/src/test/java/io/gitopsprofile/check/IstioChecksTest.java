package io.gitopsprofile.check;

import static io.gitopsprofile.check.SoundProfiles.autoscaler;
import static io.gitopsprofile.check.SoundProfiles.eksHpa;
import static io.gitopsprofile.check.SoundProfiles.metricsServer;
import static io.gitopsprofile.check.SoundProfiles.prometheus;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.check.IstioSidecar.Injection;
import io.gitopsprofile.model.AdapterRule;
import io.gitopsprofile.model.Chart;
import io.gitopsprofile.model.Container;
import io.gitopsprofile.model.FreeForm;
import io.gitopsprofile.model.HelmRelease;
import io.gitopsprofile.model.LabelSelector;
import io.gitopsprofile.model.Metric;
import io.gitopsprofile.model.MetricRule;
import io.gitopsprofile.model.Namespace;
import io.gitopsprofile.model.Preset;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.Quantity;
import io.gitopsprofile.model.RuleName;
import io.gitopsprofile.model.Workload;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Istio's sidecars: which pods get one, what it exports, and the rules that use it. */
class IstioChecksTest {

  private static final String INBOUND =
      "sum(rate(<<.Series>>{reporter=\"destination\",<<.LabelMatchers>>}[1m])) by (<<.GroupBy>>)";
  private static final String METRIC = "istio_requests_per_second";
  private static final String NEED = "autoscalers[0].metrics[0].pods.metric";

  @ParameterizedTest
  @CsvSource({
    "istio-injection=enabled, , YES",
    "istio.io/rev=canary, , YES",
    ", sidecar.istio.io/inject=true, YES",
    ", istio.io/rev=canary, YES",
    "istio-injection=enabled, sidecar.istio.io/inject=false, NO",
    "istio-injection=disabled, sidecar.istio.io/inject=true, NO",
    "istio-injection=true, , NO",
    "istio.io/dataplane-mode=ambient, , NO",
    ", , NO"
  })
  void namespacesAndPodsAskForASidecar(
      @Nullable String namespace, @Nullable String pods, Injection expected) {
    Profile profile = eksHpa().toBuilder().namespaces(demo(labels(namespace))).build();
    Workload workload = podinfo().podLabels(labels(pods)).build();
    assertThat(IstioSidecar.injection(workload, new Subject(profile))).isEqualTo(expected);
  }

  @Test
  void annotationsDeclineItButDoNotAskForIt() {
    Subject subject = new Subject(meshed(podinfo().build(), INBOUND));
    Workload declines =
        podinfo().podAnnotations(Map.of("sidecar.istio.io/inject", "false")).build();
    assertThat(IstioSidecar.injection(declines, subject)).isEqualTo(Injection.NO);
    Workload both =
        podinfo()
            .podLabels(Map.of("sidecar.istio.io/inject", "true"))
            .podAnnotations(Map.of("sidecar.istio.io/inject", "false"))
            .build();
    assertThat(IstioSidecar.injection(both, subject)).isEqualTo(Injection.YES);
    Workload asks = podinfo().podAnnotations(Map.of("sidecar.istio.io/inject", "true")).build();
    assertThat(IstioSidecar.injection(asks, new Subject(eksHpa()))).isEqualTo(Injection.NO);
  }

  @Test
  void whatIsOtherwiseIsNotKnown() {
    Subject subject = new Subject(meshed(podinfo().build(), INBOUND));
    Container proxy = Container.builder("istio-proxy", "docker.io/istio/proxyv2:1.31.1").build();
    Workload written = podinfo().containers(podinfo().build().containers().get(0), proxy).build();
    assertThat(IstioSidecar.injection(written, subject)).isEqualTo(Injection.UNKNOWN);
    for (String key : List.of("inject.istio.io/templates", "prometheus.istio.io/merge-metrics")) {
      Workload other = podinfo().podAnnotations(Map.of(key, "gateway")).build();
      assertThat(IstioSidecar.injection(other, subject)).as(key).isEqualTo(Injection.UNKNOWN);
    }
    Workload elsewhere = Preset.PODINFO.in("elsewhere").build();
    assertThat(IstioSidecar.injection(elsewhere, subject)).isEqualTo(Injection.UNKNOWN);
    Subject byDefault =
        istiod(Map.of("sidecarInjectorWebhook", Map.of("enableNamespacesByDefault", true)));
    assertThat(IstioSidecar.injection(podinfo().build(), byDefault)).isEqualTo(Injection.UNKNOWN);
    Subject apart = istiod(Map.of("meshConfig", Map.of("enablePrometheusMerge", false)));
    assertThat(IstioSidecar.injection(podinfo().build(), apart)).isEqualTo(Injection.UNKNOWN);
    assertThat(IstioSidecar.injection(podinfo().build(), istiod(Map.of()))).isEqualTo(Injection.NO);
  }

  @Test
  void meshedPodsHaveItsSeries() {
    assertThat(found(meshed(podinfo().build(), INBOUND))).isEmpty();
    Workload unknown =
        podinfo().containers(Container.builder("a", "b.example/c:1").build()).build();
    assertThat(found(meshed(unknown, INBOUND))).isEmpty();
    Profile outside = meshed(podinfo().build(), INBOUND);
    assertThat(found(outside.toBuilder().namespaces(demo(Map.of())).build()))
        .containsExactly("PRF026 " + NEED);
    Workload declines = podinfo().podLabels(Map.of("sidecar.istio.io/inject", "false")).build();
    assertThat(found(meshed(declines, INBOUND))).containsExactly("PRF026 " + NEED);
  }

  @Test
  void annotationsOfTheApplicationGiveWay() {
    assertThat(found(meshed(podinfo().scrape(null).build(), INBOUND))).isEmpty();
    Workload off =
        podinfo().scrape(null).podAnnotations(Map.of("prometheus.io/scrape", "false")).build();
    assertThat(found(meshed(off, INBOUND)))
        .containsExactly("PRF018 workloads[0].podAnnotations[\"prometheus.io/scrape\"]");
    Workload merged =
        podinfo().scrape(null).podAnnotations(Map.of("prometheus.io/port", "15020")).build();
    assertThat(found(meshed(merged, INBOUND)))
        .containsExactly("PRF019 workloads[0].podAnnotations[\"prometheus.io/port\"]");
    Workload inFull =
        podinfo()
            .scrape(null)
            .podAnnotations(
                Map.of(
                    "prometheus.io/scrape", "true",
                    "prometheus.io/port", "15020",
                    "prometheus.io/path", "/stats/prometheus"))
            .build();
    assertThat(found(meshed(inFull, INBOUND))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "reporter=\"destination\", 0",
    "'reporter=~\"destination|waypoint\"', 0",
    "'reporter = ''destination''', 0",
    "reporter!=\"source\", 0",
    "reporter=\"source\", 1",
    "'reporter=~\"source|destination\"', 1",
    "'reporter=~\".*\"', 1",
    "'source_app!=\"a\"', 1"
  })
  void rulesSayWhichWayRequestsGo(String matcher, int findings) {
    String query = INBOUND.replace("reporter=\"destination\"", matcher);
    assertThat(found(meshed(podinfo().build(), query)))
        .hasSize(findings)
        .allMatch(finding -> finding.equals("PRF117 metricsAdapter.rules[0].metricsQuery"));
  }

  @Test
  void queriesThatPrometheusRefusesSayNothing() {
    String query = INBOUND.replace("reporter=\"destination\"", "reporter=~\"(\"");
    assertThat(found(meshed(podinfo().build(), query)))
        .containsExactly("PRF014 metricsAdapter.rules[0].metricsQuery");
  }

  @Test
  void rulesInShortCountBothWays() {
    Profile inShort =
        meshed(podinfo().build(), SoundProfiles.rate("istio_requests_total", METRIC), null);
    assertThat(found(inShort)).containsExactly("PRF117 metricsAdapter.rules[0].counter");
    LabelSelector inbound = new LabelSelector(Map.of("reporter", "destination"), List.of());
    Profile narrowed =
        meshed(podinfo().build(), SoundProfiles.rate("istio_requests_total", METRIC), inbound);
    assertThat(found(narrowed)).isEmpty();
  }

  @Test
  void aSlipInASeriesIsFoundAndAnUnknownOneIsNot() {
    assertThat(found(meshed(podinfo().build(), rule("istio_request_total", INBOUND), null)))
        .containsExactly("PRF016 metricsAdapter.rules[0].seriesQuery");
    for (String own : List.of("istio_custom_figure", "istio_orders_total", "istio_requests")) {
      assertThat(found(meshed(podinfo().build(), rule(own, INBOUND), null))).as(own).isEmpty();
    }
    assertThat(found(meshed(podinfo().build(), rule("istio_requests_totl", INBOUND), null)))
        .containsExactly("PRF016 metricsAdapter.rules[0].seriesQuery");
    MetricRule byPattern =
        new AdapterRule(
            rule("istio_request_total", INBOUND).seriesQuery(),
            List.of(),
            rule("istio_request_total", INBOUND).resources(),
            new RuleName("^(.*)_total$", "${1}_per_second"),
            INBOUND);
    assertThat(found(meshed(podinfo().build(), byPattern, null)))
        .containsExactly("PRF016 metricsAdapter.rules[0].seriesQuery");
  }

  /** Code and place of all that is found of metrics. */
  private static List<String> found(Profile profile) {
    return ProfileChecks.of(profile).stream()
        .map(finding -> finding.code().code() + " " + finding.path())
        .filter(finding -> finding.matches("PRF(01.|02[0-6]|117) .*"))
        .toList();
  }

  private static Workload.Builder podinfo() {
    return Preset.PODINFO.in("demo").build().toBuilder();
  }

  private static Profile meshed(Workload workload, String query) {
    return meshed(workload, rule("istio_requests_total", query), null);
  }

  private static Profile meshed(
      Workload workload, MetricRule rule, @Nullable LabelSelector selector) {
    return eksHpa().toBuilder()
        .namespaces(demo(Map.of("istio-injection", "enabled")))
        .metricsAdapter(SoundProfiles.adapter(rule))
        .workloads(workload)
        .autoscalers(autoscaler(new Metric.Pods(METRIC, selector, Quantity.of(10))))
        .build();
  }

  /** A rule in full, for the labels of this Prometheus. */
  private static AdapterRule rule(String series, String query) {
    AdapterRule full =
        SoundProfiles.rate(series, METRIC).expand(SoundProfiles.adapter().prometheus());
    return new AdapterRule(
        full.seriesQuery(), List.of(), full.resources(), new RuleName(null, METRIC), query);
  }

  private static Namespace[] demo(Map<String, String> labels) {
    return new Namespace[] {
      Namespace.of("monitoring-system"), Namespace.builder("demo").labels(labels).build()
    };
  }

  private static Subject istiod(Map<String, Object> values) {
    Chart chart =
        Chart.Repository.of(
            "https://istio-release.storage.googleapis.com/charts", "istiod", "1.31.1");
    HelmRelease istiod =
        HelmRelease.builder("istiod", "istio-system", chart).values(new FreeForm(values)).build();
    return new Subject(
        eksHpa().toBuilder().releases(metricsServer(), prometheus(), istiod).build());
  }

  private static Map<String, String> labels(@Nullable String label) {
    return label == null ? Map.of() : Map.of(label.split("=")[0], label.split("=")[1]);
  }
}
