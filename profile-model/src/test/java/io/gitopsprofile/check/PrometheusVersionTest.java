package io.gitopsprofile.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Chart;
import io.gitopsprofile.model.FreeForm;
import io.gitopsprofile.model.HelmRelease;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PrometheusVersionTest {

  private static String version(String chart, String chartVersion, Map<String, Object> values) {
    Chart from =
        Chart.Repository.of(
            "https://prometheus-community.github.io/helm-charts", chart, chartVersion);
    HelmRelease release =
        HelmRelease.builder("prometheus", "monitoring", from).values(new FreeForm(values)).build();
    Part<HelmRelease> part = new Part<>(release, ProfilePath.ROOT.key("releases").index(0));
    var version = PrometheusVersion.of(PrometheusFacts.of(part));
    return version + (version.experimental() && version.major() > 0 ? " with flags" : "");
  }

  @ParameterizedTest
  @CsvSource({
    "prometheus, 8.1.0, 2.16",
    "prometheus, 11.12.1, 2.21",
    "prometheus, 15.0.0, 2.39",
    "prometheus, 25.30.0, 2.55",
    "prometheus, 26.0.0, 3.1",
    "prometheus, 29.27.0, 3.14",
    "prometheus, 29.28.0, any version",
    "prometheus, 30.0.0, any version",
    "kube-prometheus-stack, 9.3.0, 2.18",
    "kube-prometheus-stack, 45.0.0, 2.42",
    "kube-prometheus-stack, 66.0.0, 2.55",
    "kube-prometheus-stack, 67.8.0, 3.1",
    "kube-prometheus-stack, 88.5.0, 3.14",
    "kube-prometheus-stack, 88.6.0, any version",
    "appmesh-prometheus, 1.0.3, 2.16",
  })
  void isTheNewestOfTheChartsMajorVersion(String chart, String chartVersion, String version) {
    assertThat(version(chart, chartVersion, Map.of())).isEqualTo(version);
  }

  @Test
  void isAnyForAnImageOfOnesOwn() {
    assertThat(
            version("prometheus", "25.0.0", Map.of("server", Map.of("image", Map.of("tag", "x")))))
        .isEqualTo("any version");
    assertThat(PrometheusVersion.of(null).major()).isZero();
  }

  @Test
  void mayHaveFeaturesThatArgumentsEnable() {
    Map<String, Object> flags = Map.of("extraFlags", List.of("enable-feature=x"));
    assertThat(version("prometheus", "26.0.0", Map.of("server", flags)))
        .isEqualTo("3.1 with flags");
  }
}
