package io.gitopsprofile.catalog.image;

import io.gitopsprofile.catalog.ExportedMetrics;
import io.gitopsprofile.catalog.KnownImage;
import io.gitopsprofile.catalog.PortFlags;
import io.gitopsprofile.catalog.PortFlags.Listener;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.container.EnvVar;
import io.gitopsprofile.view.Located;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The exporter of nginx' status page, which stands beside nginx in a pod. (Source:
 * nginx/nginx-prometheus-exporter, exporter.go and collector/nginx.go.)
 */
final class NginxExporter implements KnownImage {

  static final String NAME = "nginx-prometheus-exporter";

  private static final String LISTEN = "web.listen-address";

  private static final PortFlags FLAGS =
      new PortFlags(null).withAddress(LISTEN, "LISTEN_ADDRESS", 9113);

  private static final List<String> COUNTERS =
      List.of(
          "nginx_http_requests_total", "nginx_connections_accepted", "nginx_connections_handled");

  private static final List<String> GAUGES =
      List.of(
          "nginx_connections_active",
          "nginx_connections_reading",
          "nginx_connections_waiting",
          "nginx_connections_writing",
          "nginx_up");

  @Override
  public String title() {
    return "the exporter of nginx";
  }

  @Override
  public List<String> repositories() {
    return List.of("nginx/" + NAME);
  }

  /** Since 1.0 the flag may be given more than once, for more than one address. */
  @Override
  public @Nullable Map<Integer, Listener> listening(Located<Container> container) {
    return count(container.value(), LISTEN) > 1 ? null : FLAGS.listening(container);
  }

  /** NGINX Plus has other metrics. */
  @Override
  public @Nullable ExportedMetrics metrics(Container container) {
    boolean isPlus = count(container, "nginx.plus") > 0;
    for (EnvVar variable : container.env()) {
      isPlus |= variable.name().equals("NGINX_PLUS");
    }
    if (isPlus || listening(new Located<>(container, ProfilePath.ROOT)) == null) {
      return null;
    }
    Set<Integer> ports = FLAGS.ports(container, Set.of(LISTEN));
    String path = PortFlags.value(container, "web.telemetry-path", "TELEMETRY_PATH");
    return ExportedMetrics.ofGo(
        title(), COUNTERS, GAUGES, ports, path == null ? ExportedMetrics.PATH : path);
  }

  private static int count(Container container, String flag) {
    int count = 0;
    for (List<String> words : List.of(container.command(), container.args())) {
      for (String word : words) {
        String bare = word.startsWith("--") ? word.substring(1) : word;
        boolean names = bare.startsWith("-" + flag);
        count += names ? 1 : 0;
      }
    }
    return count;
  }
}
