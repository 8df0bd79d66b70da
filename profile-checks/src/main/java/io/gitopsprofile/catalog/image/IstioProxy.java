package io.gitopsprofile.catalog.image;

import io.gitopsprofile.catalog.ExportedMetrics;
import io.gitopsprofile.catalog.KnownImage;
import io.gitopsprofile.catalog.Mesh;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The image of Istio's sidecar. (Source: istio.io, Istio Standard Metrics.) */
final class IstioProxy implements KnownImage {

  static final String NAME = "proxyv2";

  static final String CONTAINER = "istio-proxy";
  static final ExportedMetrics METRICS =
      new ExportedMetrics(
          "Istio's sidecar", counters(), Set.of(IstioSidecar.PORT), IstioSidecar.PATH);

  @Override
  public String title() {
    return METRICS.image();
  }

  @Override
  public List<String> repositories() {
    return List.of(NAME);
  }

  @Override
  public Mesh mesh() {
    return Mesh.ISTIO;
  }

  private static Map<String, Boolean> counters() {
    Map<String, Boolean> series = new LinkedHashMap<>();
    for (String name :
        List.of(
            "istio_requests_total",
            "istio_request_messages_total",
            "istio_response_messages_total",
            "istio_tcp_sent_bytes_total",
            "istio_tcp_received_bytes_total",
            "istio_tcp_connections_opened_total",
            "istio_tcp_connections_closed_total")) {
      series.put(name, true);
    }
    for (String name :
        List.of(
            "istio_request_duration_milliseconds", "istio_request_bytes", "istio_response_bytes")) {
      for (String end : List.of("_count", "_sum", "_bucket")) {
        series.put(name + end, true);
      }
    }
    return series;
  }
}
