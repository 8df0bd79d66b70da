package io.gitopsprofile.check.scrape;

import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.container.ContainerPort;
import io.gitopsprofile.model.workload.Workload;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The port of several that a fix names: one that the containers call a port of metrics. A scrape of
 * the application's own port may count as a request.
 */
final class MetricsPort {

  private MetricsPort() {}

  /** Returns the ports that the containers call ports of metrics; all if there are none. */
  static Set<Integer> among(Set<Integer> ports, Workload workload) {
    Set<Integer> named = new TreeSet<>();
    for (Container container : workload.containers()) {
      for (ContainerPort port : container.ports()) {
        if (port.name() != null
            && isOfMetrics(port.name())
            && ports.contains(port.containerPort())) {
          named.add(port.containerPort());
        }
      }
    }
    return named.isEmpty() ? ports : named;
  }

  /** True for a name such as {@code metrics}, {@code http-metrics} or {@code prom}. */
  static boolean isOfMetrics(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.contains("metric") || lower.contains("prom") || lower.contains("monitor");
  }
}
