package io.gitopsprofile.check;

import io.gitopsprofile.model.Container;
import io.gitopsprofile.model.EnvVar;
import io.gitopsprofile.model.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a known image exports to Prometheus. (Sources: stefanprodan/podinfo cmd/podinfo/main.go and
 * pkg/api/metrics.go; fluxcd/flagger cmd/loadtester.)
 *
 * @param image the image's short name
 * @param series its series; true for counters, false for gauges
 * @param ports the ports at which it serves them; empty if they cannot be known
 */
record ExportedMetrics(String image, Map<String, Boolean> series, Set<Integer> ports) {

  /** Where both images serve metrics. */
  static final String PATH = "/metrics";

  private static final List<String> PODINFO_COUNTERS =
      List.of(
          "http_requests_total",
          "http_request_duration_seconds_count",
          "http_request_duration_seconds_sum",
          "http_request_duration_seconds_bucket");
  private static final List<String> GO_COUNTERS =
      List.of("process_cpu_seconds_total", "promhttp_metric_handler_requests_total");
  private static final List<String> GO_GAUGES =
      List.of("go_goroutines", "go_threads", "process_resident_memory_bytes", "process_open_fds");

  /** What a container exports; null if its image is not known. */
  static @Nullable ExportedMetrics of(Container container) {
    String image = repository(container.image());
    if (image.equals("stefanprodan/podinfo")) {
      String main = setting(container, "port", "PODINFO_PORT", "9898");
      String metrics = setting(container, "port-metrics", "PODINFO_PORT_METRICS", "0");
      return new ExportedMetrics("podinfo", series(PODINFO_COUNTERS), ports(main, metrics));
    }
    if (image.equals("weaveworks/flagger-loadtester")
        || image.equals("fluxcd/flagger-loadtester")) {
      String main = setting(container, "port", "", "9090");
      return new ExportedMetrics("flagger-loadtester", series(List.of()), ports(main, "0"));
    }
    return null;
  }

  /** The image without its tag and digest, and without the registries that both come from. */
  private static String repository(String image) {
    int end = image.lastIndexOf('/') + 1;
    while (end < image.length() && image.charAt(end) != '@' && image.charAt(end) != ':') {
      end++;
    }
    for (String registry : List.of("docker.io/", "ghcr.io/")) {
      if (image.startsWith(registry)) {
        return image.substring(registry.length(), end);
      }
    }
    return image.substring(0, end);
  }

  /** What a workload's containers export; null if one of their images is not known. */
  static @Nullable List<ExportedMetrics> of(Workload workload) {
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

  /** Whether it exports a series, those of Go's own collectors included. */
  boolean exports(String name) {
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

  private static Set<Integer> ports(@Nullable String main, @Nullable String metrics) {
    boolean known =
        main != null
            && metrics != null
            && main.matches("[0-9]{1,5}")
            && metrics.matches("[0-9]{1,5}");
    if (!known || main == null || metrics == null) {
      return Set.of();
    }
    int first = Integer.parseInt(main);
    int second = Integer.parseInt(metrics);
    return second == 0 || second == first ? Set.of(first) : Set.of(first, second);
  }

  /** A flag, else its variable, else the default; null if it is set in a way not known. */
  private static @Nullable String setting(
      Container container, String flag, String variable, String otherwise) {
    List<String> words = new ArrayList<>(container.command());
    words.addAll(container.args());
    String value = null;
    for (int i = 0; i < words.size(); i++) {
      String text = words.get(i);
      String word = text.startsWith("--") ? text.substring(1) : text;
      if (word.equals("-" + flag) && i + 1 < words.size()) {
        value = words.get(i + 1);
      } else if (word.startsWith("-" + flag + "=")) {
        value = word.substring(flag.length() + 2);
      }
    }
    if (value != null) {
      return value;
    }
    for (EnvVar env : container.env()) {
      if (env.name().equals(variable)) {
        return env.value();
      }
    }
    return otherwise;
  }
}
