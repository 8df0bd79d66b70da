package io.gitopsprofile.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.model.AdapterRule;
import io.gitopsprofile.model.Chart;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.FreeForm;
import io.gitopsprofile.model.HelmRelease;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.MetricRule;
import io.gitopsprofile.model.MetricsAdapter;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.PrometheusDuration;
import io.gitopsprofile.model.PrometheusEndpoint;
import io.gitopsprofile.model.RateRule;
import io.gitopsprofile.model.RuleName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PostBuildVariablesTest {

  private final Check check = new PostBuildVariables();

  @Test
  void inAReleaseThatSaysSo() {
    Map<String, String> enabled = Map.of("kustomize.toolkit.fluxcd.io/substitute", "enabled");
    Profile.Builder profile = with(Flux.V2, enabled, rule("http_per_second"), rule("${1}_x"));
    assertThat(CheckRun.findings(check, profile))
        .singleElement()
        .hasToString(
            "metricsAdapter.rules[1].name.as: warning PRF052: Flux v2 reads ${1} as a variable of"
                + " its own where a Kustomization has postBuild variables\n"
                + "  fix: write the name out, or annotate the release with"
                + " kustomize.toolkit.fluxcd.io/substitute: disabled");
    assertThat(CheckRun.places(check, with(Flux.V2, enabled, rule("${name}_x")))).hasSize(1);
    assertThat(CheckRun.places(check, with(Flux.V2, enabled, rule("$${1}_x")))).isEmpty();
    assertThat(CheckRun.places(check, with(Flux.V2, enabled, rule("$1")))).isEmpty();
    assertThat(CheckRun.places(check, with(Flux.V1, enabled, rule("${1}_x")))).isEmpty();
    assertThat(
            CheckRun.places(
                check,
                with(
                    Flux.V2,
                    enabled,
                    new RateRule("a_total", PrometheusDuration.of("1m"), "a_per_second"),
                    new RateRule("a_total", PrometheusDuration.of("1m"), "of_its_own"))))
        .containsExactly("PRF052 metricsAdapter.rules[0].as");
  }

  @Test
  void inAManifestThatDoesNotTurnItOff() {
    String rules =
        "rules:\n- {seriesQuery: a_total, name: {matches: ^(.*)_total, as: \"${1}_per_second\"}}\n";
    assertThat(CheckRun.findings(check, withRules(Flux.V2, Map.of(), rules)))
        .singleElement()
        .hasToString(
            "manifests[0].data[\"rules.yaml\"]: warning PRF052: Flux v2 reads ${1} as a variable"
                + " of its own where a Kustomization has postBuild variables\n"
                + "  fix: write the name out, or annotate the ConfigMap \"rules\" with"
                + " kustomize.toolkit.fluxcd.io/substitute: disabled");
    Map<String, Object> off = Map.of("kustomize.toolkit.fluxcd.io/substitute", "disabled");
    assertThat(CheckRun.places(check, withRules(Flux.V2, Map.of("annotations", off), rules)))
        .isEmpty();
    assertThat(CheckRun.places(check, withRules(Flux.V2, Map.of("labels", off), rules))).isEmpty();
    assertThat(CheckRun.places(check, withRules(Flux.V1, Map.of(), rules))).isEmpty();
    String none = "seriesQuery: ${cluster} $${1} $${1:-a} $1 ${a1:-1}";
    assertThat(CheckRun.places(check, withRules(Flux.V2, Map.of(), none))).isEmpty();
    assertThat(CheckRun.findings(check, withRules(Flux.V2, Map.of(), "seriesQuery: ${1:-a}")))
        .singleElement()
        .asString()
        .contains("Flux v2 reads ${1:-a} as a variable");
    String script = "echo ${1:-none} ${1}";
    assertThat(CheckRun.places(check, withRules(Flux.V2, Map.of(), script))).isEmpty();
  }

  @Test
  void inAManifestWhoseRulesAreNoText() {
    Map<String, Object> rule = Map.of("seriesQuery", "a_total", "name", Map.of("as", "${1}_x"));
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("apiVersion", "helm.toolkit.fluxcd.io/v2");
    object.put("kind", "HelmRelease");
    object.put("metadata", Map.of("name", "adapter"));
    object.put("spec", Map.of("values", Map.of("rules", List.of(rule))));
    Manifest release = new Manifest(new FreeForm(object));
    assertThat(CheckRun.places(check, CheckRun.profile("1.30", Flux.V2).manifests(release)))
        .containsExactly("PRF052 manifests[0].spec.values.rules[0].name.as");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"${1}", "${1:-a}", "${1:-$HOME}", "${10:2:1}", "${1%.*}", "${1-a}", "${#1}"})
  void anArgumentIsNoVariable(String text) {
    FreeForm values = new FreeForm(Map.of("script", "run \"" + text + "\""));
    assertThat(Substitution.breaks(values)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"$1", "$${1:-a}", "${a:-1}", "${a1}", "${_1:-b}", "${1", "${#a}"})
  void whatMayBeAVariableIsNoArgument(String text) {
    assertThat(Substitution.breaks(new FreeForm(Map.of("script", text)))).isFalse();
  }

  @Test
  void ofNestedOnesTheInnerIsNamed() {
    assertThat(Substitution.numbered("${1:-${2}}")).isEqualTo("${2}");
  }

  private static Profile.Builder withRules(Flux flux, Map<String, Object> metadata, String rules) {
    Map<String, Object> all = new LinkedHashMap<>(metadata);
    all.put("name", "rules");
    return CheckRun.profile("1.30", flux)
        .manifests(
            new Manifest(
                new FreeForm(
                    Map.of(
                        "apiVersion",
                        "v1",
                        "kind",
                        "ConfigMap",
                        "metadata",
                        all,
                        "data",
                        Map.of("rules.yaml", rules)))));
  }

  @Test
  void notWhereItIsTurnedOff() {
    Map<String, String> disabled = Map.of("kustomize.toolkit.fluxcd.io/substitute", "Disabled");
    assertThat(CheckRun.places(check, with(Flux.V2, disabled, rule("${1}_x")))).isEmpty();
    assertThat(CheckRun.places(check, with(Flux.V2, Map.of(), rule("${1}_x")))).isEmpty();
  }

  @Test
  void aVariableBesideAGroupIsNotReplaced() {
    FreeForm values =
        new FreeForm(Map.of("domain", "${cluster_domain}", "rules", List.of("x", "${1}_x")));
    HelmRelease release = release("a").values(values).build();
    assertThat(CheckRun.findings(check, CheckRun.profile("1.30", Flux.V2).releases(release)))
        .singleElement()
        .asString()
        .startsWith(
            "releases[0].values.domain: warning PRF052: Flux v2 does not replace ${cluster_domain}:"
                + " for the sake of ${1} at releases[0].values.rules[1] the release is rendered");
    HelmRelease labelled =
        release.toBuilder()
            .labels(Map.of("kustomize.toolkit.fluxcd.io/substitute", "disabled"))
            .build();
    assertThat(CheckRun.places(check, CheckRun.profile("1.30", Flux.V2).releases(labelled)))
        .isEmpty();
    HelmRelease alone =
        release("a").values(new FreeForm(Map.of("domain", "${cluster_domain}"))).build();
    assertThat(CheckRun.places(check, CheckRun.profile("1.30", Flux.V2).releases(alone))).isEmpty();
  }

  private static AdapterRule rule(String as) {
    return AdapterRule.builder()
        .seriesQuery("a_total")
        .name(new RuleName("^(.*)_total", as))
        .build();
  }

  private static Profile.Builder with(
      Flux flux, Map<String, String> annotations, MetricRule... rules) {
    return CheckRun.profile("1.30", flux)
        .metricsAdapter(
            MetricsAdapter.builder()
                .release(release("prometheus-adapter").annotations(annotations).build())
                .prometheus(PrometheusEndpoint.of("http://prometheus.monitoring", 9090))
                .defaultRules(false)
                .rules(List.of(rules))
                .build());
  }

  private static HelmRelease.Builder release(String name) {
    return HelmRelease.builder()
        .name(name)
        .namespace("monitoring")
        .chart(Chart.Repository.of("https://example.com", name, "1.0.0"));
  }
}
