package io.gitopsprofile.catalog;

import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.workload.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The series that a container of a {@link KnownImage} exports to Prometheus.
 *
 * @param image name of the program in messages
 * @param series the series; true for counters, false for gauges
 * @param ports the ports that serve the series; empty if unknown
 */
public record ExportedMetrics(String image, Map<String, Boolean> series, Set<Integer> ports) {

  /** The HTTP path at which both known images serve metrics. */
  public static final String PATH = "/metrics";

  private static final List<String> GO_COUNTERS =
      List.of("process_cpu_seconds_total", "promhttp_metric_handler_requests_total");
  private static final List<String> GO_GAUGES =
      List.of("go_goroutines", "go_threads", "process_resident_memory_bytes", "process_open_fds");

  /** Returns the exported series of a container; null if its image is not known. */
  public static @Nullable ExportedMetrics of(Container container) {
    KnownImage image = KnownImage.of(container);
    return image == null
        ? null
        : new ExportedMetrics(
            image.title(), series(image.counters()), image.metricsPorts(container));
  }

  /**
   * Returns the exported series of a workload's containers; null if one of their images is not
   * known.
   */
  public static @Nullable List<ExportedMetrics> of(Workload workload) {
    List<ExportedMetrics> all = new ArrayList<>();
    for (Container container : workload.containers()) {
      ExportedMetrics exported = of(container);
      if (exported == null) {
        return null;
      }
      all.add(exported);
    }
    return all;
  }

  /**
   * Returns true if the program exports a series; the series of Go's own collectors are included.
   */
  public boolean exports(String name) {
    return series.containsKey(name)
        || name.startsWith("go_")
        || name.startsWith("process_")
        || name.startsWith("promhttp_");
  }

  private static Map<String, Boolean> series(List<String> counters) {
    Map<String, Boolean> series = new LinkedHashMap<>();
    put(series, counters, true);
    put(series, GO_COUNTERS, true);
    put(series, GO_GAUGES, false);
    return series;
  }

  private static void put(Map<String, Boolean> series, List<String> names, boolean counters) {
    for (String name : names) {
      series.put(name, counters);
    }
  }
}
