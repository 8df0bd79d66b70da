package io.gitopsprofile.check;

import static io.gitopsprofile.diagnostic.DiagnosticCode.BAD_VALUE;
import static io.gitopsprofile.diagnostic.DiagnosticCode.CHART_BRANCH;
import static io.gitopsprofile.diagnostic.DiagnosticCode.FARGATE_SIZE;
import static io.gitopsprofile.diagnostic.DiagnosticCode.UNUSED_ACCEPTANCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.Acceptance;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.LanguageVersion;
import io.gitopsprofile.model.Preset;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.Target;
import io.gitopsprofile.model.release.Chart;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.value.InvalidValueException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AcceptancesTest {

  private static final ProfilePath CHART =
      ProfilePath.ROOT.key("releases").index(1).key("chart").key("ref");
  private static final ProfilePath CONTAINER =
      ProfilePath.ROOT.key("workloads").index(0).key("containers").index(0).key("image");
  private static final ProfilePath LABEL =
      ProfilePath.ROOT.key("namespaces").index(7).key("labels").key("app.io/name");

  private static final List<Diagnostic> FOUND =
      List.of(
          Diagnostic.of(CHART_BRANCH, "it moves", "pin it", CHART),
          Diagnostic.of(FARGATE_SIZE, "0.25 vCPU", "nothing", CONTAINER),
          Diagnostic.of(FARGATE_SIZE, "0.5 vCPU", "nothing", LABEL));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "releases",
        "releases[1]",
        "releases.a.b",
        "releases[\"a.b\"]",
        "releases.a.b.chart",
        "releases[1].chart.ref"
      })
  void acceptsFindingsInAPartAndBelow(String at) {
    assertThat(remaining(accept("PRF031", at))).containsExactly(FARGATE_SIZE, FARGATE_SIZE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "workloads.podinfo.containers.podinfod",
        "workloads[0].containers[0].image",
        "workloads.podinfo"
      })
  void acceptsAtEachOfTheNamesOnTheWay(String at) {
    assertThat(remaining(accept("PRF043", at))).containsExactly(CHART_BRANCH, FARGATE_SIZE);
  }

  @Test
  void acceptsQuotedKeyOfMissingPart() {
    assertThat(remaining(accept("PRF043", "namespaces[7].labels[\"app.io/name\"]")))
        .containsExactly(CHART_BRANCH, FARGATE_SIZE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "releases.a",
        "releases.first",
        "releases[0]",
        "releases[1",
        "release",
        "releases[1].chart.ref.x",
        "releases[1].char",
        "1",
        "chart"
      })
  void reportsUnusedAcceptance(String at) {
    List<Diagnostic> remaining = Acceptances.applyTo(FOUND, profile(accept("PRF031", at)));
    assertThat(remaining).startsWith(FOUND.toArray(Diagnostic[]::new)).hasSize(4);
    Diagnostic unused = remaining.get(3);
    assertThat(unused.code()).isEqualTo(UNUSED_ACCEPTANCE);
    assertThat(unused.path()).hasToString("accept[0].at");
    assertThat(unused.message()).isEqualTo("there is no PRF031 at " + at + " to accept");
    assertThat(unused.fix()).isEqualTo("write at: releases.a.b, or remove it");
  }

  @Test
  void suggestsRemovalOfUnmatchedPath() {
    List<Diagnostic> remaining =
        Acceptances.applyTo(List.of(), profile(accept("PRF031", "releases.a.b")));
    assertThat(remaining).extracting(Diagnostic::fix).containsExactly("remove it");
  }

  @Test
  void rejectsAcceptanceOfErrors() {
    Diagnostic error = Diagnostic.of(BAD_VALUE, "m", "f", CHART);
    List<Diagnostic> remaining =
        Acceptances.applyTo(
            List.of(error),
            profile(
                accept("PRF005", "releases"),
                accept("PRF060", "accept"),
                accept("PRF999", "releases"),
                accept("PRF031", "hidden by the errors")));
    assertThat(remaining)
        .extracting(it -> it.code() + " " + it.path() + ": " + it.message())
        .containsExactly(
            "BAD_VALUE " + CHART + ": m",
            "BAD_VALUE accept[0].code: PRF005 is an error, which cannot be accepted",
            "BAD_VALUE accept[1].code: PRF060 cannot be accepted",
            "BAD_VALUE accept[2].code: there is no finding with the code PRF999");
  }

  @Test
  void acceptsOnlyTheWarningsOfACodeThatMayWarn() {
    Diagnostic error = Diagnostic.of(DiagnosticCode.PORT_MISMATCH, "known", "fix", CONTAINER);
    Diagnostic warning =
        Diagnostic.of(DiagnosticCode.PORT_MISMATCH, "unknown", "fix", CONTAINER).asWarning();
    Profile accepting = profile(accept("PRF036", "workloads"));
    assertThat(Acceptances.applyTo(List.of(warning), accepting)).isEmpty();
    assertThat(Acceptances.applyTo(List.of(error, warning), accepting)).containsExactly(error);
  }

  @Test
  void requiresCodePlaceAndReason() {
    assertThatThrownBy(() -> new Acceptance("PRF31", " ", ""))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("\"PRF31\" is not the code of a finding")
        .hasMessageContaining("at is empty")
        .hasMessageContaining("reason is empty; say in a sentence why this is fine");
  }

  private static Acceptance accept(String code, String at) {
    return new Acceptance(code, at, "for this test");
  }

  private static List<DiagnosticCode> remaining(Acceptance... accept) {
    return Acceptances.applyTo(FOUND, profile(accept)).stream().map(Diagnostic::code).toList();
  }

  private static Profile profile(Acceptance... accept) {
    Chart chart = Chart.Git.of("https://example.com/charts", "main", "charts/a");
    return Profile.builder()
        .languageVersion(LanguageVersion.V1)
        .name("p")
        .target(Target.of("1.29", Flux.V1))
        .releases(
            HelmRelease.builder().name("first").namespace("demo").chart(chart).build(),
            HelmRelease.builder().name("a.b").namespace("demo").chart(chart).build())
        .workloads(Preset.PODINFO.in("demo").build())
        .accept(Arrays.asList(accept))
        .build();
  }
}
