package io.gitopsprofile.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.model.Chart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KnownChartTest {

  private static final String OCI = "oci://ghcr.io/prometheus-community/charts/";

  @ParameterizedTest
  @CsvSource({
    "prometheus, 29.27.0, , PROMETHEUS_NEW",
    "prometheus/, 14.0.0, , PROMETHEUS_OLD",
    "prometheus, , 29.x, PROMETHEUS_NEW",
    "prometheus, , ^14.1, PROMETHEUS_OLD",
    "prometheus, 14.0.0, ~29.1.0, PROMETHEUS_NEW",
    "prometheus, 29.27.0, >=14.0.0, ",
    "prometheus, , *, ",
    "prometheus, , 14.x || 29.x, ",
    "appmesh-controller, , ^1.2.0, APPMESH_CONTROLLER",
    "prometheus-adapter, 5.3.0, , ADAPTER_5",
    "kube-prometheus-stack, 80.0.0, , KUBE_PROMETHEUS_STACK",
    "metrics-server, 3.13.1, , METRICS_SERVER_3",
    "metrics-server, , , "
  })
  void ofAnOciRegistry(String name, String tag, String semver, KnownChart known) {
    assertThat(KnownChart.of(Chart.Oci.builder().oci(OCI + name).tag(tag).semver(semver).build()))
        .isEqualTo(known);
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.0, , 1.2.0",
    ", 1.2.0, 1.2.0",
    ", =1.2.0, 1.2.0",
    ", = v1.2.0-rc.1+a, v1.2.0-rc.1+a",
    "1.2.0, ^1.2.0, ",
    ", ~1.4.0, ",
    ", =1.4, ",
    ", 1.4, ",
    ", 1, ",
    ", 1.4.x, ",
    ", >=1.4.0, "
  })
  void aRangeIsNoVersion(String tag, String semver, String version) {
    Chart chart =
        Chart.Oci.builder().oci(OCI + "appmesh-controller").tag(tag).semver(semver).build();
    assertThat(KnownChart.version(chart)).isEqualTo(version);
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
    assertThat(KnownChart.of(oci)).isNull();
    assertThat(KnownChart.of(repository)).isNull();
  }
}
