package io.gitopsprofile.catalog.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.catalog.KnownChart;
import io.gitopsprofile.model.release.Chart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list recognises charts by name, maker and major version. */
final class KnownChartsTest {

  private static final String OCI = "oci://ghcr.io/prometheus-community/charts/";

  @ParameterizedTest
  @CsvSource({
    "prometheus, 29.27.0, , prometheus",
    "prometheus/, 14.0.0, , prometheus",
    "prometheus, , 29.x, prometheus",
    "prometheus, , ^14.1, prometheus",
    "prometheus, 14.0.0, ~29.1.0, prometheus",
    "prometheus, 29.27.0, >=14.0.0, ",
    "prometheus, , *, ",
    "prometheus, , 14.x || 29.x, ",
    "appmesh-controller, , ^1.2.0, appmesh-controller",
    "prometheus-adapter, 5.3.0, , prometheus-adapter",
    "kube-prometheus-stack, 80.0.0, , kube-prometheus-stack",
    "metrics-server, 3.13.1, , metrics-server",
    "metrics-server, , , "
  })
  void recognisesChartsOfAnOciRegistry(String name, String tag, String semver, String known) {
    KnownChart chart =
        KnownCharts.of(Chart.Oci.builder().oci(OCI + name).tag(tag).semver(semver).build());
    assertThat(chart == null ? null : chart.name()).isEqualTo(known);
  }

  @Test
  void bitnamisAreOthersWhereverTheyLie() {
    Chart oci =
        Chart.Oci.builder()
            .oci("oci://registry-1.docker.io/bitnamicharts/metrics-server")
            .tag("7.2.0")
            .build();
    Chart repository =
        Chart.Repository.of("https://charts.bitnami.com/bitnami", "metrics-server", "7.2.0");
    assertThat(KnownCharts.of(oci)).isNull();
    assertThat(KnownCharts.of(repository)).isNull();
  }
}
