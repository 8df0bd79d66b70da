package io.gitopsprofile.model.workload;

import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.Syntax;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The scrape settings of a pod, as the annotations {@code prometheus.io/*}.
 *
 * <pre>
 * annotations:
 *   prometheus.io/scrape: "true"
 *   prometheus.io/port: "9797"
 * </pre>
 *
 * <p>Where the profile's Prometheus is one of the Prometheus operator, which does not read these
 * annotations, they become a PodMonitor with the labels that this Prometheus selects by.
 *
 * <pre>
 * apiVersion: monitoring.coreos.com/v1
 * kind: PodMonitor
 * spec:
 *   podMetricsEndpoints:
 *     - port: http-metrics
 * </pre>
 *
 * @param enabled false writes {@code prometheus.io/scrape: "false"}; null and true write {@code
 *     "true"}, or the PodMonitor
 * @param port the port: {@code prometheus.io/port}, or the name of that container port in the
 *     PodMonitor; without it, all declared ports are scraped
 * @param path the path: {@code prometheus.io/path}; the default is {@code /metrics}
 * @param scheme {@code http} or {@code https}: {@code prometheus.io/scheme}
 */
@Value.Builder
public record Scrape(
    @Nullable Boolean enabled,
    @Nullable Integer port,
    @Nullable String path,
    @Nullable String scheme) {

  /** Refuses values that break their syntax. */
  public Scrape {
    Syntax.of()
        .port("port", port)
        .notBlank("path", path)
        .oneOf("scheme", scheme, Set.of("http", "https"))
        .enforce();
  }

  /** A scrape of a port at {@code /metrics}. */
  public static Scrape port(int port) {
    return new Scrape(null, port, null, null);
  }

  /** The annotations that it becomes. */
  public Map<String, String> annotations() {
    Map<String, String> annotations = new LinkedHashMap<>();
    annotations.put("prometheus.io/scrape", String.valueOf(enabled == null || enabled));
    if (port != null) {
      annotations.put("prometheus.io/port", port.toString());
    }
    if (path != null) {
      annotations.put("prometheus.io/path", path);
    }
    if (scheme != null) {
      annotations.put("prometheus.io/scheme", scheme);
    }
    return Ordered.keep(annotations);
  }

  /** Starts a scrape; every component is optional. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link Scrape}; its {@code @param} tags describe the components. */
  public static final class Builder extends ScrapeBuilder {
    Builder() {}
  }
}
