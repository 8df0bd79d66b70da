package io.gitopsprofile.check.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.check.CheckRun;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.Target;
import io.gitopsprofile.model.release.Chart;
import io.gitopsprofile.model.release.HelmRelease;
import org.junit.jupiter.api.Test;

final class ReleaseNameCheckTest {

  private final Check check = new ReleaseNameCheck();

  @Test
  void acceptsUpTo53Characters() {
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
  void acceptsLongDefaultNameThatFluxV2Shortens() {
    HelmRelease named = release("a").releaseName("x".repeat(54)).build();
    assertThat(
            CheckRun.places(
                check,
                CheckRun.profile()
                    .target(Target.of("1.35", Flux.V2))
                    .releases(
                        release("n".repeat(49)).targetNamespace("production").build(), named)))
        .containsExactly("PRF050 releases[1].releaseName");
  }

  @Test
  void reportsLongerNames() {
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
  void namesTheHelmRelease() {
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
