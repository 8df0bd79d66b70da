package io.gitopsprofile.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.model.Autoscaler;
import io.gitopsprofile.model.Chart;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.FreeForm;
import io.gitopsprofile.model.HelmRelease;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.Namespace;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.ScaleTarget;
import io.gitopsprofile.model.Service;
import io.gitopsprofile.model.Workload;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IgnoreValuesTest {

  private static final String IGNORE = "fluxcd.io/ignore";
  private final Check check = new IgnoreValues();

  @ParameterizedTest
  @ValueSource(strings = {"true", "false", "sync_only"})
  void meant(String value) {
    assertThat(CheckRun.places(check, CheckRun.profile().namespaces(namespace(IGNORE, value))))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"True", "yes", "1", "", "on", "sync-only", "TRUE", " true"})
  void doesNothing(String value) {
    assertThat(CheckRun.places(check, CheckRun.profile().namespaces(namespace(IGNORE, value))))
        .containsExactly("PRF046 namespaces[0].annotations[\"fluxcd.io/ignore\"]");
  }

  @Test
  void onEveryObject() {
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
  void namesBothEnds() {
    assertThat(CheckRun.findings(check, CheckRun.profile().namespaces(namespace(IGNORE, "True"))))
        .singleElement()
        .hasToString(
            "namespaces[0].annotations[\"fluxcd.io/ignore\"]: warning PRF046: the namespace"
                + " \"demo\" has fluxcd.io/ignore: \"True\", and Flux ignores an object only for"
                + " \"true\"\n"
                + "  fix: write \"true\" to leave the object out, or remove the annotation to apply"
                + " it");
  }

  @Test
  void whatFluxWrites() {
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
  void fluxV2IsToldInItsOwnWords(String value) {
    assertThat(
            CheckRun.places(
                check, CheckRun.profile("1.30", Flux.V2).namespaces(namespace(IGNORE, value))))
        .isEmpty();
  }

  @Test
  void whatIsNotMeantDoesNothingUnderFluxV2Either() {
    Profile.Builder profile =
        CheckRun.profile("1.30", Flux.V2).namespaces(namespace(IGNORE, "yes"));
    assertThat(CheckRun.findings(check, profile))
        .extracting(Diagnostic::message)
        .containsExactly(
            "the namespace \"demo\" has fluxcd.io/ignore: \"yes\", and Flux ignores an object only"
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
