package io.gitopsprofile.check;

import static io.gitopsprofile.check.SoundProfiles.adapter;
import static io.gitopsprofile.check.SoundProfiles.autoscaler;
import static io.gitopsprofile.check.SoundProfiles.eksHpa;
import static io.gitopsprofile.check.SoundProfiles.rate;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.model.AdapterRule;
import io.gitopsprofile.model.Container;
import io.gitopsprofile.model.ContainerPort;
import io.gitopsprofile.model.HelmRelease;
import io.gitopsprofile.model.Metric;
import io.gitopsprofile.model.MetricRule;
import io.gitopsprofile.model.MetricsAdapter;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.PrometheusEndpoint;
import io.gitopsprofile.model.Quantity;
import io.gitopsprofile.model.ResourceOverride;
import io.gitopsprofile.model.RuleName;
import io.gitopsprofile.model.RuleResources;
import io.gitopsprofile.model.ScaleTarget;
import io.gitopsprofile.model.Scrape;
import io.gitopsprofile.model.SeriesFilter;
import io.gitopsprofile.model.Workload;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The checks of the adapter's rules: PRF010 to PRF017. */
final class RuleChecksTest {

  private static final String SERIES =
      "http_requests_total{kubernetes_namespace!=\"\",kubernetes_pod_name!=\"\"}";
  private static final String QUERY =
      "sum(rate(<<.Series>>{<<.LabelMatchers>>}[1m])) by (<<.GroupBy>>)";
  private static final String RULE = "metricsAdapter.rules[0]";
  private static final String NEED = "autoscalers[0].metrics[0].httpRequests";

  @Test
  void findNothingInASoundProfile() {
    assertThat(Found.metrics(eksHpa())).isEmpty();
    assertThat(Found.metrics(with(full(SERIES, "^(.*)_total", "${1}_per_second", QUERY))))
        .isEmpty();
    assertThat(
            Found.metrics(
                with(full("{__name__=~\"^http_.*\"}", "^(.*)_total", "${1}_per_second", QUERY))))
        .isEmpty();
  }

  @Test
  void takeMetricsThatNobodyHereUses() {
    Profile profile =
        with(rate("queue_messages_total", "queue_messages_per_second")).toBuilder()
            .autoscalers(autoscaler(pods("queue_messages_per_second")))
            .workloads(
                Workload.builder("podinfo", "demo")
                    .scrape(Scrape.port(8080))
                    .containers(
                        Container.builder("worker", "example.com/worker:1.0")
                            .ports(ContainerPort.of("http", 8080))
                            .build())
                    .build())
            .build();
    assertThat(Found.metrics(profile)).isEmpty();
    Profile slip =
        profile.toBuilder().autoscalers(autoscaler(pods("queue_message_per_second"))).build();
    assertThat(Found.metrics(slip)).containsExactly("PRF012 autoscalers[0].metrics[0].pods.metric");
    assertThat(Found.messages(slip).get(0)).contains("did you mean \"queue_messages_per_second\"?");
  }

  @Test
  void missTheMetricOfAnAutoscaler() {
    assertThat(Found.metrics(with(rate("http_requests_total", "http_request_per_second"))))
        .containsExactly("PRF012 " + NEED);
    assertThat(Found.metrics(with(full(SERIES, "^(.*)_total", null, QUERY))))
        .containsExactly("PRF012 " + NEED);
    assertThat(Found.metrics(with())).containsExactly("PRF012 " + NEED);
    assertThat(Found.metrics(eksHpa().toBuilder().metricsAdapter(null).build()))
        .containsExactly("PRF012 " + NEED);
  }

  @Test
  void saysNothingOfAMetricThatSomethingElseMayServe() {
    HelmRelease keda =
        HelmRelease.builder("keda", "monitoring-system", SoundProfiles.stable("keda", "2.20.0"))
            .build();
    Profile profile = eksHpa().toBuilder().metricsAdapter(null).releases(keda).build();
    assertThat(Found.metrics(profile)).isEmpty();
    Profile open =
        with(full("{__name__=~\"^queue_.*\"}", "^(.*)_total", "${1}_per_second", QUERY)).toBuilder()
            .autoscalers(autoscaler(pods("queue_messages_per_second")))
            .build();
    assertThat(Found.metrics(open)).isEmpty();
  }

  @Test
  void catchANearMissOfAnOpenRuleOnAKnownImage() {
    Profile open =
        with(full("{__name__=~\"^http_.*\"}", "^(.*)_total", "${1}_per_second", QUERY)).toBuilder()
            .autoscalers(autoscaler(pods("http_request_per_second")))
            .build();
    assertThat(Found.metrics(open)).containsExactly("PRF012 autoscalers[0].metrics[0].pods.metric");
  }

  @Test
  void needResourcesOfBothKinds() {
    AdapterRule podOnly =
        new AdapterRule(
            "http_requests_total",
            List.of(),
            new RuleResources(
                null, Map.of("kubernetes_pod_name", ResourceOverride.of("pod")), null),
            new RuleName("^(.*)_total", "${1}_per_second"),
            QUERY);
    assertThat(Found.metrics(with(podOnly)))
        .containsExactly("PRF011 " + RULE + ".resources.overrides");
    AdapterRule none =
        new AdapterRule(
            SERIES, List.of(), null, new RuleName("^(.*)_total", "${1}_per_second"), QUERY);
    assertThat(Found.metrics(with(none))).containsExactly("PRF011 " + RULE);
  }

  @Test
  void serveObjectsAndExternalMetricsByTheirOwnRules() {
    Map<String, ResourceOverride> overrides = new LinkedHashMap<>();
    overrides.put("namespace", ResourceOverride.of("namespace"));
    overrides.put("ingress", new ResourceOverride("networking.k8s.io", "ingresses"));
    AdapterRule ofIngress =
        new AdapterRule(
            "hits_total", List.of(), new RuleResources(null, overrides, null), null, QUERY);
    Metric object =
        new Metric.ObjectMetric(
            new ScaleTarget.ObjectReference("networking.k8s.io/v1", "Ingress", "front"),
            "hits_total",
            null,
            Quantity.of(10),
            null);
    Profile profile = with(ofIngress).toBuilder().autoscalers(autoscaler(object)).build();
    assertThat(Found.metrics(profile)).isEmpty();
    Metric external = new Metric.External("hits_total", null, Quantity.of(3), null);
    Profile wrongApi = profile.toBuilder().autoscalers(autoscaler(external)).build();
    assertThat(Found.metrics(wrongApi))
        .containsExactly("PRF012 autoscalers[0].metrics[0].external.metric");
  }

  @ParameterizedTest
  @CsvSource({
    "kubernetes_namespace, pod, pod",
    "kubernetes_namespace, kubernetes_podname, kubernetes_podname",
    "namespace, kubernetes_pod_name, namespace"
  })
  void mapTheLabelsOfTheProfilesPrometheus(String namespace, String pod, String wrong) {
    AdapterRule rule =
        new AdapterRule(
            "http_requests_total",
            List.of(),
            resources(namespace, pod),
            new RuleName("^(.*)_total", "${1}_per_second"),
            QUERY);
    assertThat(Found.metrics(with(rule)))
        .containsExactly("PRF010 " + RULE + ".resources.overrides." + wrong);
  }

  @Test
  void reportLabelsOfRulesInShortOnce() {
    MetricsAdapter adapter = eksHpa().metricsAdapter();
    Profile profile =
        eksHpa().toBuilder()
            .metricsAdapter(
                new MetricsAdapter(
                    adapter.release(),
                    new PrometheusEndpoint(
                        "http://prometheus.monitoring-system", 9090, null, "namespace", "pod"),
                    false,
                    adapter.rules(),
                    List.of(),
                    null))
            .build();
    assertThat(Found.metrics(profile))
        .containsExactly("PRF010 metricsAdapter.prometheus.namespaceLabel");
  }

  @Test
  void needLabelsThatTheSeriesHave() {
    AdapterRule rule =
        full("http_requests_total{pod!=\"\"}", "^(.*)_total", "${1}_per_second", QUERY);
    assertThat(Found.metrics(with(rule))).containsExactly("PRF010 " + RULE + ".seriesQuery");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sum(rate(<<.Serie>>{<<.LabelMatchers>>}[1m])) by (<<.GroupBy>>) | PRF013",
        "sum(rate(<<.Series>{<<.LabelMatchers>>}[1m])) by (<<.GroupBy>>) | PRF013",
        "sum(rate(<<.Series>>{<<.LabelMatchers>>}[1m])) by (<<.GroupBy>) | PRF013",
        "sum(rate(http_responses_total{<<.LabelMatchers>>}[1m])) by (<<.GroupBy>>) | PRF014",
        "sum(rate(<<.Series>>[1m])) by (<<.GroupBy>>) | PRF014",
        "sum(rate(<<.Series>>{<<.LabelMatchers>>}[1m])) | PRF014",
        "sum(rate(<<.Series>>{<<.LabelMatchers>>}[1m])) by (pod) | PRF014",
        "sum(rate(<<.Series>>{<<.LabelMatchers>>}[5s])) by (<<.GroupBy>>) | PRF020",
        "sum(rate(<<.Series>>{<<.LabelMatchers>>}[15s])) by (<<.GroupBy>>) | PRF021"
      })
  void readTheQuery(String query, String code) {
    AdapterRule rule = full(SERIES, "^(.*)_total", "${1}_per_second", query);
    assertThat(Found.metrics(with(rule))).containsExactly(code + " " + RULE + ".metricsQuery");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sum(rate(http_requests_total{<<.LabelMatchers>>}[1m])) by (<<.GroupBy>>)",
        "sum(rate(<<.Series>>{<<.LabelMatchers>>}[1m])) by (kubernetes_pod_name)",
        "rate(<<.Series>>{<<.LabelMatchers>>}[1m])",
        "max_over_time(<<.Series>>{<<.LabelMatchers>>}[5s])"
      })
  void takeQueriesThatWork(String query) {
    AdapterRule rule = full(SERIES, "^(.*)_total", "${1}_per_second", query);
    assertThat(Found.metrics(with(rule))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "<<.Serie>> ! uses the field .Serie, which does not exist, in the action <<.Serie>>; each"
            + " query of the adapter fails: can't evaluate field Serie in type"
            + " naming.queryTemplateArgs ! write <<.Series>>",
        "<<Series>> ! calls \"Series\", which is not a function of Go templates, in the action"
            + " <<Series>>; the adapter does not start: function \"Series\" not defined !"
            + " write <<.Series>>",
        "<<.Unheard>> ! uses the field .Unheard, which does not exist, in the action <<.Unheard>>;"
            + " each query of the adapter fails: can't evaluate field Unheard in type"
            + " naming.queryTemplateArgs ! use one of <<.Series>>, <<.LabelMatchers>>,"
            + " <<.LabelValuesByName>>, <<.GroupBy>>, <<.GroupBySlice>>",
        "<<if eq .GroupBy \"a\">><<len 1>><<end>> ! calls len, but a number has no length, in the"
            + " action <<len 1>>; executions that lead there fail: error calling"
            + " len: len of type int ! call len with other values, or remove the call",
        "<</* <<.Series>> */>> ! prints nothing; the adapter refuses an empty query ! write a query"
            + " such as sum(<<.Series>>{<<.LabelMatchers>>}) by (<<.GroupBy>>)"
      })
  void sayWhatGoSays(String query, String message, String fix) {
    AdapterRule rule = full(SERIES, "^(.*)_total", "${1}_per_second", query);
    List<Diagnostic> found = ProfileChecks.of(with(rule));
    assertThat(found).filteredOn(one -> one.code() == DiagnosticCode.RULE_TEMPLATE).hasSize(1);
    assertThat(found.toString()).contains("has a template that " + message).contains(fix);
  }

  @ParameterizedTest
  @CsvSource({
    "kube_<<.Group>>",
    "<<if .Resource>>x<<end>>",
    "<<.Resource.Name>>",
    "<<.Name>>",
    "<<.Resource",
    "kube(<<.Resource>>",
    "<<slice .Resource 0 100>>"
  })
  void needTheResourceInALabelTemplate(String template) {
    assertThat(Found.metrics(with(labelled(template))))
        .contains("PRF013 " + RULE + ".resources.template");
  }

  @ParameterizedTest
  @CsvSource({
    "kube_<<.Resource>>",
    "kubernetes_<<- .Resource ->>_name",
    "kubernetes_<<printf \"%s\" .Resource>>_name",
    "<<if .Group>><<.Group>>_<<end>><<.Resource>>",
    "<<.String>>"
  })
  void takeLabelTemplatesThatWork(String template) {
    assertThat(Found.metrics(with(labelled(template))))
        .doesNotContain("PRF013 " + RULE + ".resources.template");
  }

  private static AdapterRule labelled(String template) {
    return new AdapterRule(
        SERIES,
        List.of(),
        new RuleResources(template, Map.of(), null),
        new RuleName("^(.*)_total", "${1}_per_second"),
        QUERY);
  }

  @Test
  void readLabelsAsTheAdaptersVersionFillsThemIn() {
    String lists =
        "sum(rate(<<.Series>>{kubernetes_pod_name=~\"<<range index .LabelValuesByName"
            + " \"kubernetes_pod_name\">><<.>>|<<end>>\"}[1m])) by (<<.GroupBy>>)";
    AdapterRule rule = full(SERIES, "^(.*)_total", "${1}_per_second", lists);
    assertThat(Found.metrics(with(rule))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "^(.*)_total, $1_per_second, .name.as",
    "^(.*)_total, ${2}_per_second, .name.as",
    "^grpc_(.*)_total, ${1}_per_second, .name.matches",
    "^(.*_total, ${1}_per_second, .name.matches",
    "^(http)_(.*)_total, , .name.matches"
  })
  void needAUsableName(String matches, @Nullable String as, String place) {
    assertThat(Found.metrics(with(full(SERIES, matches, as, QUERY))))
        .containsExactly("PRF015 " + RULE + place);
  }

  @Test
  void needFiltersThatPassTheSeries() {
    AdapterRule rule =
        new AdapterRule(
            SERIES,
            List.of(new SeriesFilter(null, "_total$")),
            resources("kubernetes_namespace", "kubernetes_pod_name"),
            new RuleName("^(.*)_total", "${1}_per_second"),
            QUERY);
    assertThat(Found.metrics(with(rule))).containsExactly("PRF015 " + RULE + ".seriesFilters");
  }

  @Test
  void needASeriesThatTheApplicationExports() {
    Profile slip = with(rate("http_request_total", "http_requests_per_second"));
    assertThat(Found.metrics(slip)).containsExactly("PRF016 " + RULE + ".counter");
    assertThat(Found.messages(slip).get(0)).contains("did you mean \"http_requests_total\"?");
    assertThat(Found.metrics(with(rate("go_goroutines", "http_requests_per_second"))))
        .containsExactly("PRF016 " + RULE + ".counter");
  }

  @Test
  void warnOfARuleWithoutEffect() {
    Profile profile =
        with(
            rate("http_requests_total", "http_requests_per_second"),
            rate("http_request_duration_seconds_count", "http_requests_per_second"));
    assertThat(Found.metrics(profile)).containsExactly("PRF017 metricsAdapter.rules[1].as");
  }

  private static Profile with(MetricRule... rules) {
    return eksHpa().toBuilder().metricsAdapter(adapter(rules)).build();
  }

  private static Metric pods(String metric) {
    return new Metric.Pods(metric, null, Quantity.of(10));
  }

  private static RuleResources resources(String namespace, String pod) {
    Map<String, ResourceOverride> overrides = new LinkedHashMap<>();
    overrides.put(namespace, ResourceOverride.of("namespace"));
    overrides.put(pod, ResourceOverride.of("pod"));
    return new RuleResources(null, overrides, null);
  }

  private static AdapterRule full(
      String series, @Nullable String matches, @Nullable String as, String query) {
    RuleResources resources = resources("kubernetes_namespace", "kubernetes_pod_name");
    return new AdapterRule(series, List.of(), resources, new RuleName(matches, as), query);
  }
}
