package io.gitopsprofile.adapter;

import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.ObjectPatch;
import io.gitopsprofile.model.value.InvalidValueException;
import io.gitopsprofile.model.value.PrometheusDuration;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.FreeFormValues;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ManifestObjects;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The scrape intervals of the pods behind a rule under the Prometheus operator, where each
 * PodMonitor or ServiceMonitor that selects the pods may set an interval. (Source: the operator's
 * API, spec.selector, spec.namespaceSelector and the endpoints' interval.)
 */
public final class MonitorIntervals {

  private final AdapterAnalysis analysis;
  private final Duration otherwise;
  private final @Nullable ScrapeMonitors scraped;
  private final Map<String, ObjectPatch> patches = new HashMap<>();

  /**
   * Creates the intervals of a profile.
   *
   * @param otherwise the interval of Prometheus itself, for monitors without one
   */
  public MonitorIntervals(AdapterAnalysis analysis, Duration otherwise) {
    this.analysis = analysis;
    this.otherwise = otherwise;
    this.scraped = ScrapeMonitors.of(analysis.parts());
    for (ObjectPatch patch : analysis.parts().profile().patches()) {
      if (patch.kind().equals("PodMonitor")) {
        patches.put(patch.namespace() + "/" + patch.name(), patch);
      }
    }
  }

  /** Returns the shortest interval of the pods behind a rule; null if it is not certain. */
  @Nullable
  public Duration of(RuleRange rate) {
    Duration shortest = null;
    for (PodMetricTrace source : analysis.traces()) {
      if (source.rule().queryPath().equals(rate.path())) {
        for (Duration interval : of(source.workload().value())) {
          shortest = shortest == null || interval.compareTo(shortest) < 0 ? interval : shortest;
        }
      }
    }
    return shortest;
  }

  /** Returns the intervals of a workload's pods; none if one of them is not certain. */
  private List<Duration> of(Workload workload) {
    List<Duration> intervals = new ArrayList<>();
    if (scraped != null && scraped.isOf(workload) && !addScrape(workload, intervals)) {
      return List.of();
    }
    for (Located<Manifest> part : analysis.parts().manifests()) {
      Manifest monitor = part.value();
      if (List.of("ScrapeConfig", "Probe").contains(monitor.kind())) {
        return List.of();
      }
      Map<String, String> labels = labels(monitor.kind(), workload);
      Object spec = monitor.object().get("spec");
      if (labels != null && watches(monitor, spec, workload.namespace())) {
        if (!FreeFormValues.list(spec, "selector", "matchExpressions").isEmpty()) {
          return List.of();
        }
        if (labels
                .entrySet()
                .containsAll(FreeFormValues.map(spec, "selector", "matchLabels").entrySet())
            && !add(monitor.kind(), spec, intervals)) {
          return List.of();
        }
      }
    }
    return intervals;
  }

  /** Adds the interval of the PodMonitor of a scrape, which a patch may set; true if certain. */
  private boolean addScrape(Workload workload, List<Duration> intervals) {
    ObjectPatch patch = patches.get(workload.namespace() + "/" + workload.name());
    Object spec = patch == null ? null : patch.patch().get("spec");
    if (!FreeFormValues.list(spec, "podMetricsEndpoints").isEmpty()) {
      return add("PodMonitor", spec, intervals);
    }
    intervals.add(otherwise);
    return true;
  }

  /**
   * Returns the labels that a kind of monitor selects by; null if the monitor cannot see the
   * workload.
   */
  private static @Nullable Map<String, String> labels(String kind, Workload workload) {
    if (kind.equals("PodMonitor")) {
      return workload.allPodLabels();
    }
    if (!kind.equals("ServiceMonitor") || workload.service() == null) {
      return null;
    }
    return workload.allServiceLabels();
  }

  private static boolean watches(Manifest monitor, @Nullable Object spec, String namespace) {
    List<?> named = FreeFormValues.list(spec, "namespaceSelector", "matchNames");
    return Boolean.TRUE.equals(FreeFormValues.value(spec, "namespaceSelector", "any"))
        || (named.isEmpty()
            ? ManifestObjects.namespace(monitor).equals(namespace)
            : named.contains(namespace));
  }

  /** Adds the intervals of a monitor's endpoints; returns true if all are certain. */
  private boolean add(String kind, @Nullable Object spec, List<Duration> intervals) {
    String list = kind.equals("PodMonitor") ? "podMetricsEndpoints" : "endpoints";
    for (Object endpoint : FreeFormValues.list(spec, list)) {
      String text = FreeFormValues.text(endpoint, "interval");
      try {
        intervals.add(text.isEmpty() ? otherwise : PrometheusDuration.of(text).toDuration());
      } catch (InvalidValueException notDuration) {
        return false;
      }
    }
    return true;
  }
}
