package io.gitopsprofile.check.namespace;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.check.CheckRun;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.Namespace;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.ScaleTarget;
import io.gitopsprofile.model.release.Chart;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.workload.Service;
import io.gitopsprofile.model.workload.Workload;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IgnoreAnnotationCheckTest {

  private static final String IGNORE = "fluxcd.io/ignore";
  private final Check check = new IgnoreAnnotationCheck();

  @ParameterizedTest
  @ValueSource(strings = {"true", "false", "sync_only"})
  void acceptsKnownValues(String value) {
    assertThat(CheckRun.places(check, CheckRun.profile().namespaces(namespace(IGNORE, value))))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"True", "yes", "1", "", "on", "sync-only", "TRUE", " true"})
  void reportsValuesWithoutEffect(String value) {
    assertThat(CheckRun.places(check, CheckRun.profile().namespaces(namespace(IGNORE, value))))
        .containsExactly("PRF046 namespaces[0].annotations[\"fluxcd.io/ignore\"]");
  }

  @Test
  void checksEveryObject() {
    Map<String, String> annotations = Map.of(IGNORE, "yes");
    Profile.Builder profile =
        CheckRun.profile()
            .releases(
                HelmRelease.builder()
                    .name("a")
                    .namespace("demo")
                    .chart(Chart.Repository.of("https://example.com", "a", "1.0.0"))
                    .annotations(annotations)
                    .build())
            .workloads(
                Workload.builder()
                    .name("a")
                    .namespace("demo")
                    .annotations(annotations)
                    .service(Service.builder().annotations(annotations).build())
                    .build())
            .autoscalers(
                Autoscaler.builder()
                    .name("a")
                    .namespace("demo")
                    .target(ScaleTarget.workload("a"))
                    .maxReplicas(1)
                    .annotations(annotations)
                    .build())
            .manifests(manifest(Map.of("flux.weave.works/ignore", true)));
    assertThat(CheckRun.places(check, profile))
        .containsExactly(
            "PRF046 releases[0].annotations[\"fluxcd.io/ignore\"]",
            "PRF046 workloads[0].annotations[\"fluxcd.io/ignore\"]",
            "PRF046 workloads[0].service.annotations[\"fluxcd.io/ignore\"]",
            "PRF046 autoscalers[0].annotations[\"fluxcd.io/ignore\"]",
            "PRF046 manifests[0].metadata.annotations[\"flux.weave.works/ignore\"]");
  }

  @Test
  void namesBothFixes() {
    assertThat(CheckRun.findings(check, CheckRun.profile().namespaces(namespace(IGNORE, "True"))))
        .singleElement()
        .hasToString(
            "namespaces[0].annotations[\"fluxcd.io/ignore\"]: warning PRF046: the namespace"
                + " \"demo\" has fluxcd.io/ignore: \"True\"; Flux ignores an object only for"
                + " \"true\"\n"
                + "  fix: write \"true\" to exclude the object, or remove the annotation to apply"
                + " the object");
  }

  @Test
  void reportsAnnotationsWrittenByFlux() {
    Profile.Builder profile =
        CheckRun.profile()
            .namespaces(
                Namespace.builder()
                    .name("demo")
                    .labels(Map.of("fluxcd.io/sync-gc-mark", "sha256.abc"))
                    .annotations(Map.of("fluxcd.io/sync-checksum", "abc"))
                    .build());
    assertThat(CheckRun.places(check, profile))
        .containsExactly(
            "PRF046 namespaces[0].annotations[\"fluxcd.io/sync-checksum\"]",
            "PRF046 namespaces[0].labels[\"fluxcd.io/sync-gc-mark\"]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "false", "sync_only"})
  void acceptsKnownValuesForFluxV2(String value) {
    assertThat(
            CheckRun.places(
                check, CheckRun.profile("1.30", Flux.V2).namespaces(namespace(IGNORE, value))))
        .isEmpty();
  }

  @Test
  void reportsValuesWithoutEffectForFluxV2() {
    Profile.Builder profile =
        CheckRun.profile("1.30", Flux.V2).namespaces(namespace(IGNORE, "yes"));
    assertThat(CheckRun.findings(check, profile))
        .extracting(Diagnostic::message)
        .containsExactly(
            "the namespace \"demo\" has fluxcd.io/ignore: \"yes\"; Flux ignores an object only"
                + " for \"true\"");
  }

  private static Namespace namespace(String key, String value) {
    return Namespace.builder().name("demo").annotations(Map.of(key, value)).build();
  }

  private static Manifest manifest(Map<String, Object> annotations) {
    return new Manifest(
        new FreeForm(
            Map.of(
                "apiVersion",
                "v1",
                "kind",
                "ConfigMap",
                "metadata",
                Map.of("name", "a", "annotations", annotations))));
  }
}
