package io.gitopsprofile.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.model.Chart;
import io.gitopsprofile.model.HelmRelease;
import org.junit.jupiter.api.Test;

final class ReleaseNamesTest {

  private final Check check = new ReleaseNames();

  @Test
  void upTo53Characters() {
    assertThat(
            CheckRun.places(
                check,
                CheckRun.profile()
                    .releases(
                        release("a").releaseName("x".repeat(53)).build(),
                        release("n".repeat(60)).releaseName("short").build(),
                        release("n".repeat(48)).build())))
        .isEmpty();
  }

  @Test
  void longer() {
    assertThat(
            CheckRun.places(
                check,
                CheckRun.profile()
                    .releases(
                        release("a").releaseName("x".repeat(54)).build(),
                        release("n".repeat(49)).build(),
                        release("n".repeat(44)).targetNamespace("prod").build(),
                        release("n".repeat(43)).targetNamespace("prod").build())))
        .containsExactly(
            "PRF050 releases[0].releaseName", "PRF050 releases[1].name", "PRF050 releases[2].name");
  }

  @Test
  void saysWhatItIsCalled() {
    HelmRelease release = release("n".repeat(44)).targetNamespace("prod").build();
    assertThat(CheckRun.findings(check, CheckRun.profile().releases(release)))
        .extracting(Diagnostic::message)
        .singleElement()
        .asString()
        .contains("\"demo-prod-nnn")
        .endsWith("in Helm by default, which has 54 characters where Helm takes 53");
  }

  private static HelmRelease.Builder release(String name) {
    return HelmRelease.builder()
        .name(name)
        .namespace("demo")
        .chart(Chart.Repository.of("https://example.com", "a", "1.0.0"));
  }
}
