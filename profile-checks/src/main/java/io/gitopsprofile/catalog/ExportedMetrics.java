package io.gitopsprofile.catalog;

import io.gitopsprofile.model.workload.Workload;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The metrics that a container exports to Prometheus.
 *
 * @param image the program's name in messages
 * @param series the series by name; true for counters, false for gauges
 * @param ports the ports that serve the metrics; empty if they are not known
 * @param path the HTTP path of the metrics; empty if it is not known
 */
public record ExportedMetrics(
    String image, Map<String, Boolean> series, Set<Integer> ports, String path) {

  /** The path that Prometheus scrapes by default. */
  public static final String PATH = "/metrics";

  private static final String UNKNOWN_PATH = "";

  private static final List<String> GO_COUNTERS =
      List.of("process_cpu_seconds_total", "promhttp_metric_handler_requests_total");
  private static final List<String> GO_GAUGES =
      List.of("go_goroutines", "go_threads", "process_resident_memory_bytes", "process_open_fds");

  /** The metrics of a program in Go: its own and the ones of Go's collectors. */
  public static ExportedMetrics ofGo(
      String image, List<String> counters, List<String> gauges, Set<Integer> ports, String path) {
    Map<String, Boolean> series = new LinkedHashMap<>();
    put(series, counters, true);
    put(series, gauges, false);
    put(series, GO_COUNTERS, true);
    put(series, GO_GAUGES, false);
    return new ExportedMetrics(image, series, ports, path);
  }

  /**
   * The metrics that the profile says a workload exports. Their kinds, ports and path are not
   * known, so that all count as counters.
   */
  public static ExportedMetrics declared(Workload workload) {
    Map<String, Boolean> series = new LinkedHashMap<>();
    put(series, workload.exports(), true);
    return new ExportedMetrics(
        "workload \"" + workload.name() + "\"", series, Set.of(), UNKNOWN_PATH);
  }

  /** True if the profile says what is exported, and the catalogue does not. */
  public boolean isDeclared() {
    return path.equals(UNKNOWN_PATH);
  }

  /** True if the container exports a series, series of Go's own collectors included. */
  public boolean exports(String name) {
    return series.containsKey(name)
        || name.startsWith("go_")
        || name.startsWith("process_")
        || name.startsWith("promhttp_");
  }

  private static void put(Map<String, Boolean> series, List<String> names, boolean counters) {
    for (String name : names) {
      series.put(name, counters);
    }
  }
}
