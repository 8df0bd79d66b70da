package io.gitopsprofile.render.flux;

import static io.gitopsprofile.render.TreeValues.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.LanguageVersion;
import io.gitopsprofile.model.Namespace;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.Target;
import io.gitopsprofile.model.adapter.AdapterRule;
import io.gitopsprofile.model.adapter.MetricsAdapter;
import io.gitopsprofile.model.adapter.PrometheusEndpoint;
import io.gitopsprofile.model.adapter.ResourceOverride;
import io.gitopsprofile.model.adapter.ResourceRule;
import io.gitopsprofile.model.adapter.ResourceRules;
import io.gitopsprofile.model.adapter.RuleResources;
import io.gitopsprofile.model.adapter.SeriesFilter;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.release.Chart;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.release.HelmVersion;
import io.gitopsprofile.model.release.ImageAlias;
import io.gitopsprofile.model.release.ImageAutomation;
import io.gitopsprofile.model.release.ValuesFrom;
import io.gitopsprofile.model.release.action.ReleaseTest;
import io.gitopsprofile.model.release.action.Rollback;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.value.GoDuration;
import io.gitopsprofile.model.value.NamespacedName;
import io.gitopsprofile.model.value.PrometheusDuration;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.render.ProfileRenderer;
import io.gitopsprofile.render.RenderedFindings;
import io.gitopsprofile.render.SeedProfile;
import io.gitopsprofile.render.TreeValues;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every field of a HelmRelease under Flux v1, and the values of the metrics adapter. */
final class HelmReleaseTest {

  private static final Chart CHART = Chart.Repository.of("https://example.com", "c", "1.0.0");

  @Test
  void rendersEveryField() {
    HelmRelease release =
        HelmRelease.builder()
            .name("all")
            .namespace("demo")
            .chart(
                new Chart.Git(
                    "git@example.com:charts", null, "c", new NamespacedName("login", "flux"), true))
            .releaseName("all")
            .targetNamespace("other")
            .helmVersion(HelmVersion.V3)
            .timeout(GoDuration.of("1h30m"))
            .maxHistory(0)
            .waitForReady(false)
            .resetValues(false)
            .forceUpgrade(true)
            .skipCRDs(true)
            .disableOpenAPIValidation(true)
            .rollback(
                Rollback.builder()
                    .enable(true)
                    .retry(true)
                    .force(false)
                    .recreate(false)
                    .disableHooks(true)
                    .waitForReady(true)
                    .timeout(GoDuration.of("300s"))
                    .maxRetries(0)
                    .build())
            .test(
                ReleaseTest.builder()
                    .enable(true)
                    .ignoreFailures(false)
                    .timeout(GoDuration.of("2m"))
                    .cleanup(true)
                    .build())
            .valueFileSecrets("old")
            .valuesFrom(
                ValuesFrom.ConfigMapKeyRef.builder()
                    .name("defaults")
                    .namespace("flux")
                    .key("v.yaml")
                    .optional(true)
                    .build(),
                ValuesFrom.SecretKeyRef.builder().name("passwords").build(),
                new ValuesFrom.ExternalSourceRef("https://example.com/v.yaml", true),
                new ValuesFrom.ChartFileRef("prod.yaml", null))
            .values(new FreeForm(map("z", 1, "a", map())))
            .build();
    Map<String, Object> expected =
        map(
            "releaseName",
            "all",
            "targetNamespace",
            "other",
            "helmVersion",
            "v3",
            "chart",
            map(
                "git",
                "git@example.com:charts",
                "path",
                "c",
                "secretRef",
                map("name", "login", "namespace", "flux"),
                "skipDepUpdate",
                true),
            "timeout",
            5400,
            "maxHistory",
            0,
            "wait",
            false,
            "resetValues",
            false,
            "forceUpgrade",
            true,
            "skipCRDs",
            true,
            "disableOpenAPIValidation",
            true,
            "rollback",
            map(
                "enable",
                true,
                "retry",
                true,
                "force",
                false,
                "recreate",
                false,
                "disableHooks",
                true,
                "wait",
                true,
                "timeout",
                300,
                "maxRetries",
                0),
            "test",
            map("enable", true, "ignoreFailures", false, "timeout", 120, "cleanup", true),
            "valueFileSecrets",
            List.of(map("name", "old")),
            "valuesFrom",
            List.of(
                map(
                    "configMapKeyRef",
                    map(
                        "name",
                        "defaults",
                        "namespace",
                        "flux",
                        "key",
                        "v.yaml",
                        "optional",
                        true)),
                map("secretKeyRef", map("name", "passwords")),
                map(
                    "externalSourceRef",
                    map("url", "https://example.com/v.yaml", "optional", true)),
                map("chartFileRef", map("path", "prod.yaml"))),
            "values",
            map("z", 1, "a", map()));
    Object spec = TreeValues.at(render(release), "spec");
    assertThat(spec).isEqualTo(expected);
    assertThat(TreeValues.keys(spec)).isEqualTo(TreeValues.keys(expected));
  }

  @Test
  void omitsUnsetFields() {
    assertThat(render(release().build()))
        .isEqualTo(
            map(
                "apiVersion",
                "helm.fluxcd.io/v1",
                "kind",
                "HelmRelease",
                "metadata",
                map("name", "r", "namespace", "demo"),
                "spec",
                map(
                    "chart",
                    map("repository", "https://example.com", "name", "c", "version", "1.0.0"))));
  }

  @Test
  void rendersPullSecretAsReference() {
    HelmRelease release =
        HelmRelease.builder()
            .name("r")
            .namespace("demo")
            .chart(new Chart.Repository("https://example.com", "c", "1", "pull"))
            .build();
    assertThat(TreeValues.at(render(release), "spec", "chart", "chartPullSecret"))
        .isEqualTo(map("name", "pull"));
  }

  @Test
  void requiresWholeSeconds() {
    HelmRelease release =
        release()
            .timeout(GoDuration.of("1500ms"))
            .rollback(Rollback.builder().timeout(GoDuration.of("0.5s")).build())
            .test(ReleaseTest.builder().timeout(GoDuration.of("1ms")).build())
            .build();
    assertThat(RenderedFindings.of(profile().releases(release).build()))
        .containsExactly(
            "BAD_VALUE releases[0].timeout",
            "BAD_VALUE releases[0].rollback.timeout",
            "BAD_VALUE releases[0].test.timeout");
    HelmRelease whole = release().timeout(GoDuration.of("2000ms")).build();
    assertThat(TreeValues.at(render(whole), "spec", "timeout")).isEqualTo(2L);
  }

  @Test
  void rendersImageAutomationAsAnnotations() {
    ImageAutomation automation =
        new ImageAutomation(
            true,
            false,
            Map.of("podinfod", "semver:~3.1"),
            Map.of("app", new ImageAlias("image.repository", "image.registry", "image.tag")));
    Map<String, Object> expected =
        map(
            "fluxcd.io/automated",
            "true",
            "fluxcd.io/locked",
            "false",
            "fluxcd.io/tag.podinfod",
            "semver:~3.1",
            "repository.fluxcd.io/app",
            "image.repository",
            "registry.fluxcd.io/app",
            "image.registry",
            "tag.fluxcd.io/app",
            "image.tag",
            "mine",
            "too");
    HelmRelease release =
        release()
            .labels(Map.of("team", "a"))
            .annotations(Map.of("mine", "too"))
            .imageAutomation(automation)
            .build();
    Object metadata = TreeValues.at(render(release), "metadata");
    assertThat(metadata)
        .isEqualTo(
            map(
                "name",
                "r",
                "namespace",
                "demo",
                "labels",
                map("team", "a"),
                "annotations",
                expected));
    Workload workload =
        Workload.builder()
            .name("w")
            .namespace("demo")
            .annotations(Map.of("mine", "too"))
            .containers(Container.builder().name("podinfod").image("podinfo:3").build())
            .imageAutomation(automation)
            .build();
    Profile profile = profile().workloads(workload).build();
    assertThat(
            TreeValues.at(
                ProfileRenderer.render(profile).objects().get(0).content().entries(),
                "metadata",
                "annotations"))
        .isEqualTo(expected);
  }

  @Test
  void rejectsContradictingAnnotation() {
    Namespace namespace =
        Namespace.builder()
            .name("demo")
            .reconcile(true)
            .annotations(Map.of("fluxcd.io/ignore", "true", "other", "x"))
            .build();
    assertThat(RenderedFindings.of(profile().namespaces(namespace).build()))
        .containsExactly("VALUES_CONFLICT namespaces[0].annotations[\"fluxcd.io/ignore\"]");
  }

  @Test
  void rendersReconcileAsInverseOfIgnore() {
    assertThat(annotations(Namespace.builder().name("n").reconcile(true).build()))
        .isEqualTo(map("fluxcd.io/ignore", "false"));
    assertThat(annotations(Namespace.builder().name("n").reconcile(false).build()))
        .isEqualTo(map("fluxcd.io/ignore", "true"));
    assertThat(annotations(Namespace.of("n"))).isNull();
  }

  @Test
  void rendersWholeAdapter() {
    AdapterRule rule =
        AdapterRule.builder()
            .seriesQuery("{job=\"x\"}")
            .seriesFilters(List.of(new SeriesFilter("^a", null), new SeriesFilter(null, "^b")))
            .resources(
                new RuleResources(
                    "kube_<<.Resource>>",
                    Map.of("d", new ResourceOverride("apps", "deployment")),
                    false))
            .build();
    MetricsAdapter adapter =
        MetricsAdapter.builder()
            .release(
                SeedProfile.adapterRelease()
                    .values(new FreeForm(map("logLevel", 6, "rules", map("existing", "mine"))))
                    .build())
            .prometheus(PrometheusEndpoint.builder().url("http://p").path("/prom").build())
            .externalRules(List.of(rule))
            .resourceRules(
                new ResourceRules(
                    new ResourceRule("a", "b", new RuleResources(null, Map.of(), null), "c"),
                    null,
                    PrometheusDuration.of("1m")))
            .build();
    Map<String, Object> expected =
        map(
            "prometheus",
            map("url", "http://p", "path", "/prom"),
            "rules",
            map(
                "external",
                List.of(
                    map(
                        "seriesQuery",
                        "{job=\"x\"}",
                        "seriesFilters",
                        List.of(map("is", "^a"), map("isNot", "^b")),
                        "resources",
                        map(
                            "template",
                            "kube_<<.Resource>>",
                            "overrides",
                            map("d", map("group", "apps", "resource", "deployment")),
                            "namespaced",
                            false))),
                "resource",
                map(
                    "cpu",
                    map(
                        "containerQuery",
                        "a",
                        "nodeQuery",
                        "b",
                        "resources",
                        map(),
                        "containerLabel",
                        "c"),
                    "window",
                    "1m"),
                "existing",
                "mine"),
            "logLevel",
            6);
    Object values = values(adapter);
    assertThat(values).isEqualTo(expected);
    assertThat(TreeValues.keys(values)).isEqualTo(TreeValues.keys(expected));
  }

  @Test
  void omitsRulesKeyWithoutRules() {
    MetricsAdapter adapter =
        MetricsAdapter.builder()
            .release(SeedProfile.adapterRelease().build())
            .prometheus(PrometheusEndpoint.of("http://p", 1))
            .build();
    assertThat(values(adapter)).isEqualTo(map("prometheus", map("url", "http://p", "port", 1)));
  }

  @Test
  void rejectsContradictingValues() {
    MetricsAdapter seed = SeedProfile.metricsAdapter();
    HelmRelease release =
        seed.release().toBuilder()
            .values(
                new FreeForm(
                    map(
                        "prometheus",
                        map("url", "http://other", "path", "/ok"),
                        "rules",
                        map("default", false, "custom", List.of()))))
            .build();
    MetricsAdapter adapter =
        MetricsAdapter.builder()
            .release(release)
            .prometheus(seed.prometheus())
            .defaultRules(false)
            .rules(seed.rules())
            .build();
    String path = "VALUES_CONFLICT metricsAdapter.release.values.";
    assertThat(RenderedFindings.of(profile().metricsAdapter(adapter).build()))
        .containsExactly(path + "prometheus.url", path + "rules.default", path + "rules.custom");
  }

  @Test
  void rejectsUnwritableText() {
    HelmRelease release = release().values(new FreeForm(map("a", List.of("x\ud800")))).build();
    Profile profile = profile().releases(release).build();
    assertThat(RenderedFindings.of(profile))
        .containsExactly("UNWRITABLE_TEXT releases[0].values.a[0]");
    assertThat(RenderedFindings.all(profile).get(0).message())
        .startsWith("base/demo/r.yaml cannot be written: spec.values.a[0]: ");
    HelmRelease nan = release().values(new FreeForm(map("a", Double.NaN))).build();
    assertThat(RenderedFindings.of(profile().releases(nan).build()))
        .containsExactly("UNWRITABLE_TEXT releases[0].values.a");
  }

  @Test
  void reportsDeepValues() {
    Map<String, Object> deep = map("a", 1);
    for (int i = 1; i < 200; i++) {
      deep = map("a", deep);
    }
    Profile profile = profile().releases(release().values(new FreeForm(deep)).build()).build();
    assertThat(RenderedFindings.of(profile)).containsExactly("BAD_VALUE releases[0]");
  }

  private static HelmRelease.Builder release() {
    return HelmRelease.builder().name("r").namespace("demo").chart(CHART);
  }

  private static Profile.Builder profile() {
    return Profile.builder()
        .languageVersion(LanguageVersion.V1)
        .name("p")
        .target(Target.of("1.30", Flux.V1));
  }

  private static Map<String, ?> render(HelmRelease release) {
    Profile profile = profile().releases(release).build();
    return ProfileRenderer.render(profile).objects().get(0).content().entries();
  }

  private static Object values(MetricsAdapter adapter) {
    Profile profile = profile().metricsAdapter(adapter).build();
    return TreeValues.at(
        ProfileRenderer.render(profile).objects().get(0).content().entries(), "spec", "values");
  }

  private static Object annotations(Namespace namespace) {
    Profile profile = profile().namespaces(namespace).build();
    return TreeValues.at(
        ProfileRenderer.render(profile).objects().get(0).content().entries(),
        "metadata",
        "annotations");
  }
}
