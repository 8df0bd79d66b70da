package io.gitopsprofile.catalog.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.catalog.ExportedMetrics;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.container.EnvVar;
import org.junit.jupiter.api.Test;

/** The exporter of nginx serves metrics where its flags and variables say. */
final class NginxExporterTest {

  @Test
  void servesMetricsAtItsDefaultPort() {
    ExportedMetrics metrics = KnownImages.metrics(exporter().build());
    assertThat(metrics).isNotNull();
    assertThat(metrics.ports()).containsExactly(9113);
    assertThat(metrics.series())
        .containsEntry("nginx_http_requests_total", true)
        .containsEntry("nginx_connections_active", false);
  }

  @Test
  void servesMetricsAtTheAddressOfTheFlagOrTheVariable() {
    assertThat(ports(exporter().args("-web.listen-address=:9114"))).containsExactly(9114);
    assertThat(ports(exporter().args("--web.listen-address", "0.0.0.0:80"))).containsExactly(80);
    EnvVar variable = EnvVar.of("LISTEN_ADDRESS", ":9115");
    assertThat(ports(exporter().env(variable))).containsExactly(9115);
  }

  @Test
  void servesMetricsAtThePathOfTheFlagOrTheVariable() {
    assertThat(path(exporter())).isEqualTo("/metrics");
    assertThat(path(exporter().args("--web.telemetry-path=/m"))).isEqualTo("/m");
    assertThat(path(exporter().env(EnvVar.of("TELEMETRY_PATH", "/v")))).isEqualTo("/v");
  }

  @Test
  void leavesTheUnknownOpen() {
    String socket = "--web.listen-address=unix:/tmp/nginx.sock";
    assertThat(KnownImages.metrics(exporter().args(socket).build())).isNull();
    assertThat(KnownImages.metrics(exporter().args("--nginx.plus").build())).isNull();
    assertThat(KnownImages.metrics(exporter().command("sh", "-c", "run").build())).isNull();
    String[] two = {"--web.listen-address=:1", "--web.listen-address=:2"};
    assertThat(KnownImages.metrics(exporter().args(two).build())).isNull();
  }

  private static Iterable<Integer> ports(Container.Builder exporter) {
    ExportedMetrics metrics = KnownImages.metrics(exporter.build());
    assertThat(metrics).isNotNull();
    return metrics.ports();
  }

  private static String path(Container.Builder exporter) {
    ExportedMetrics metrics = KnownImages.metrics(exporter.build());
    assertThat(metrics).isNotNull();
    return metrics.path();
  }

  private static Container.Builder exporter() {
    return Container.builder().name("exporter").image("nginx/nginx-prometheus-exporter:1.4.2");
  }
}
