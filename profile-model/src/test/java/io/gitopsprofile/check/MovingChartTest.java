package io.gitopsprofile.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.model.Chart;
import io.gitopsprofile.model.HelmRelease;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MovingChartTest {

  private final Check check = new MovingChart();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3f94469b8d0b5d4a2f3c1e9a7b6c5d4e3f2a1b0c",
        "3f94469",
        "v1.2.3",
        "1.0.0",
        "0.38",
        "v2",
        "1.0.0-rc",
        "v1.0.0-rc.1",
        "podinfo-4.0.1",
        "charts/podinfo/v4.0.1",
        "podinfo@4.0.1",
        "2024-05-01",
        "20240501",
        "refs/tags/stable"
      })
  void fixed(String ref) {
    assertThat(CheckRun.places(check, CheckRun.profile().releases(at(ref)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "master",
        "main",
        "develop",
        "gh-pages",
        "feature/faster",
        "release-1.2",
        "1.x",
        "v2-beta",
        "refs/heads/main",
        "decades",
        "3F94469B8D0B5D4A2F3C1E9A7B6C5D4E3F2A1B0C"
      })
  void moving(String ref) {
    assertThat(CheckRun.places(check, CheckRun.profile().releases(at("1.0.0"), at(ref))))
        .containsExactly("PRF031 releases[1].chart.ref");
  }

  @Test
  void withoutRefItIsMaster() {
    assertThat(CheckRun.findings(check, CheckRun.profile().releases(at(null))))
        .singleElement()
        .hasToString(
            "releases[0].chart.git: warning PRF031: the chart of the release \"prometheus\" moves"
                + " with the branch master, the default, of https://github.com/aws/eks-charts\n"
                + "  fix: write the full id of a commit, or a tag, as ref");
  }

  @Test
  void repositoriesHaveVersions() {
    Chart chart = Chart.Repository.of("https://charts.helm.sh/stable", "a", "1.0.0");
    HelmRelease release = HelmRelease.builder().name("a").namespace("demo").chart(chart).build();
    assertThat(CheckRun.places(check, CheckRun.profile().releases(release))).isEmpty();
  }

  private static HelmRelease at(@Nullable String ref) {
    Chart chart = Chart.Git.of("https://github.com/aws/eks-charts", ref, "stable/prometheus");
    return HelmRelease.builder().name("prometheus").namespace("monitoring").chart(chart).build();
  }
}
