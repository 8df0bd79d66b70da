package io.gitopsprofile.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.LanguageVersion;
import io.gitopsprofile.model.MetricsSource;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.Target;
import io.gitopsprofile.model.adapter.MetricsAdapter;
import io.gitopsprofile.model.adapter.PrometheusEndpoint;
import io.gitopsprofile.model.release.Chart;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.value.KubernetesVersion;
import io.gitopsprofile.view.ProfileObjects;
import io.gitopsprofile.view.ProfileParts;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class AdapterPartTest {

  private static final Map<String, Object> RULE =
      Map.of("seriesQuery", "a_total", "metricsQuery", "sum(<<.Series>>) by (<<.GroupBy>>)");

  private static final Map<String, Object> RULES =
      Map.of("rules", Map.of("default", false, "external", List.of(RULE)));

  @Test
  void readsAdapterFromValuesOfRelease() {
    AdapterPart part = part(profile(release("other", "podinfo", Map.of()), adapter(RULES)));
    assertThat(part).isNotNull();
    assertThat(part.ofRelease()).isTrue();
    assertThat(part.externalRules()).hasToString("releases[1].values.rules.external");
    assertThat(part.adapter().defaultRules()).isFalse();
    assertThat(part.adapter().rules()).isEmpty();
    assertThat(part.adapter().externalRules()).hasSize(1);
    assertThat(part.adapter().prometheus().url()).isEqualTo("http://prometheus.default.svc");
    assertThat(part.adapter().resourceRules()).isNull();
    assertThat(part.adapter().release().values().entries())
        .isEqualTo(Map.of("rules", Map.of("default", false)));
  }

  @Test
  void readsAllKeysOfRules() {
    Map<String, Object> resources =
        Map.of(
            "template",
            "<<.Resource>>",
            "namespaced",
            false,
            "overrides",
            Map.of("job", Map.of("group", "batch", "resource", "job")));
    Map<String, Object> rule =
        Map.of(
            "seriesQuery",
            "{__name__=~\"a.*\"}",
            "seriesFilters",
            List.of(Map.of("is", "a.*"), Map.of("isNot", "b.*")),
            "resources",
            resources,
            "name",
            Map.of("matches", "^(.*)$", "as", "$1"),
            "metricsQuery",
            "<<.Series>>");
    Map<String, Object> cpu =
        Map.of("containerQuery", "c", "nodeQuery", "n", "containerLabel", "l");
    AdapterPart part =
        part(
            profile(
                adapter(
                    Map.of(
                        "prometheus", Map.of("url", "http://a.b", "port", 80L, "path", "/p"),
                        "rules",
                            Map.of("custom", List.of(rule), "resource", Map.of("cpu", cpu))))));
    assertThat(part).isNotNull();
    assertThat(part.adapter().prometheus())
        .isEqualTo(PrometheusEndpoint.builder().url("http://a.b").port(80).path("/p").build());
    assertThat(part.adapter().rules())
        .singleElement()
        .asString()
        .contains("is=a.*", "isNot=b.*", "template=<<.Resource>>", "group=batch", "as=$1");
    assertThat(part.adapter().resourceRules())
        .asString()
        .contains("containerQuery=c", "nodeQuery=n");
  }

  @Test
  void leavesAdapterOutThatItCannotJudge() {
    assertThat(part(profile(adapter(Map.of())))).as("no rules").isNull();
    assertThat(part(profile(adapter(RULES), release("b", "prometheus-adapter", RULES))))
        .as("two")
        .isNull();
    Map<String, Object> noList = Map.of("rules", Map.of("custom", "{{ .rules }}"));
    assertThat(part(profile(adapter(noList)))).as("a text for a list").isNull();
    Map<String, Object> noSeries = Map.of("rules", Map.of("custom", List.of(Map.of("as", "b"))));
    assertThat(part(profile(adapter(noSeries)))).as("a rule without series").isNull();
    Map<String, Object> noUrl = Map.of("prometheus", Map.of("url", "x"), "rules", Map.of("a", 1L));
    assertThat(part(profile(adapter(noUrl)))).as("a URL without scheme").isNull();
    Profile keda =
        profile(adapter(RULES))
            .withTarget(
                Target.builder()
                    .kubernetes(KubernetesVersion.of("1.33"))
                    .flux(Flux.V2)
                    .metrics(MetricsSource.KEDA)
                    .build());
    assertThat(part(keda)).as("KEDA in its place").isNull();
  }

  @Test
  void prefersTypedAdapter() {
    MetricsAdapter typed =
        MetricsAdapter.builder()
            .release(release("typed", "prometheus-adapter", Map.of()))
            .prometheus(PrometheusEndpoint.of("http://a.b", 9090))
            .build();
    AdapterPart part = part(profile(adapter(RULES)).toBuilder().metricsAdapter(typed).build());
    assertThat(part).isNotNull();
    assertThat(part.adapter()).isSameAs(typed);
    assertThat(part.rules()).hasToString("metricsAdapter.rules");
  }

  private static @Nullable AdapterPart part(Profile profile) {
    return AdapterPart.of(new ProfileParts(profile), new ProfileObjects(List.of()));
  }

  private static HelmRelease adapter(Map<String, Object> values) {
    return release("adapter", "prometheus-adapter", values);
  }

  private static HelmRelease release(String name, String chart, Map<String, Object> values) {
    return HelmRelease.builder()
        .name(name)
        .namespace("metrics")
        .chart(
            Chart.Repository.of(
                "https://prometheus-community.github.io/helm-charts", chart, "5.3.0"))
        .values(new FreeForm(values))
        .build();
  }

  private static Profile profile(HelmRelease... releases) {
    return Profile.builder()
        .languageVersion(LanguageVersion.V1)
        .name("p")
        .target(Target.of("1.33", Flux.V2))
        .releases(releases)
        .build();
  }
}
