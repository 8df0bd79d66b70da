package io.gitopsprofile.catalog.image;

import io.gitopsprofile.catalog.ExportedMetrics;
import io.gitopsprofile.catalog.KnownImage;
import io.gitopsprofile.catalog.PortFlags;
import io.gitopsprofile.catalog.PortFlags.Listener;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.view.Located;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** podinfo 3.x to 6.x. (Source: cmd/podinfo/main.go, pkg/api/metrics.go.) */
final class Podinfo implements KnownImage {

  static final String NAME = "podinfo";

  private static final String VARIABLES = "PODINFO_";

  private static final List<String> ALL_FLAGS =
      List.of(
          "host",
          "prefix",
          "port",
          "secure-port",
          "port-metrics",
          "grpc-port",
          "grpc-service-name",
          "level",
          "backend-url",
          "http-client-timeout",
          "http-server-timeout",
          "http-server-shutdown-timeout",
          "server-shutdown-timeout",
          "data-path",
          "config-path",
          "cert-path",
          "config",
          "ui-path",
          "ui-logo",
          "ui-color",
          "ui-message",
          "h2c",
          "random-delay",
          "random-delay-unit",
          "random-delay-min",
          "random-delay-max",
          "random-error",
          "unhealthy",
          "unready",
          "stress-cpu",
          "stress-memory",
          "cache-server",
          "otel-service-name",
          "version",
          "help");

  private static final PortFlags FLAGS =
      new PortFlags(VARIABLES)
          .with("port", 9898)
          .with("port-metrics", 0)
          .with("grpc-port", 0)
          .with("secure-port", 0)
          .among(ALL_FLAGS);

  private static final List<String> COUNTERS =
      List.of(
          "http_requests_total",
          "http_request_duration_seconds_count",
          "http_request_duration_seconds_sum",
          "http_request_duration_seconds_bucket");

  @Override
  public String title() {
    return NAME;
  }

  @Override
  public List<String> repositories() {
    return List.of("stefanprodan/" + NAME);
  }

  @Override
  public @Nullable Map<Integer, Listener> listening(Located<Container> container) {
    return FLAGS.listening(container);
  }

  /** Both HTTP ports serve metrics. */
  @Override
  public ExportedMetrics metrics(Container container) {
    Set<Integer> ports = FLAGS.ports(container, Set.of("port", "port-metrics"));
    return ExportedMetrics.ofGo(title(), COUNTERS, List.of(), ports, ExportedMetrics.PATH);
  }

  @Override
  public List<String> flags() {
    return ALL_FLAGS;
  }

  @Override
  public boolean needsTwoDashes() {
    return true;
  }

  @Override
  public List<String> paths(List<String> words) {
    for (String word : words) {
      if (word.startsWith("--prefix")) {
        return List.of();
      }
    }
    return List.of(
        "/healthz",
        "/readyz",
        "/metrics",
        "/",
        "/version",
        "/env",
        "/headers",
        "/echo",
        "/echo/",
        "/delay/",
        "/status/",
        "/readyz/",
        "/fault_injection/",
        "/panic",
        "/store/",
        "/cache/",
        "/configs",
        "/token",
        "/token/",
        "/api/",
        "/ws/",
        "/chunked",
        "/chunked/",
        "/swagger/",
        "/swagger.json",
        "/debug/");
  }

  @Override
  public String variablePrefix() {
    return VARIABLES;
  }
}
