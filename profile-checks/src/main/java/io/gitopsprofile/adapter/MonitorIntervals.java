package io.gitopsprofile.adapter;

import io.gitopsprofile.adapter.ScrapeMonitors.Watched;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.ObjectPatch;
import io.gitopsprofile.model.value.InvalidValueException;
import io.gitopsprofile.model.value.PrometheusDuration;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.FreeFormValues;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ManifestObjects;
import io.gitopsprofile.view.ObjectSelector;
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

  private static final String POD_MONITOR = "PodMonitor";

  private final Duration otherwise;
  private final @Nullable ScrapeMonitors scraped;
  private final Map<ProfilePath, List<PodMetricTrace>> traces = new HashMap<>();
  private final List<Monitor> monitors = new ArrayList<>();
  private boolean scrapesOtherwise;
  private final Map<String, ObjectPatch> patches = new HashMap<>();

  /** A PodMonitor or a ServiceMonitor. */
  private record Monitor(String kind, @Nullable Object spec, Watched watched) {}

  /**
   * Creates the intervals of a profile.
   *
   * @param otherwise the interval of Prometheus itself, for monitors without one
   */
  public MonitorIntervals(AdapterAnalysis analysis, Duration otherwise) {
    this.otherwise = otherwise;
    this.scraped = ScrapeMonitors.of(analysis.parts());
    for (ObjectPatch patch : analysis.parts().profile().patches()) {
      if (patch.kind().equals(POD_MONITOR)) {
        patches.put(patch.namespace() + "/" + patch.name(), patch);
      }
    }
    for (PodMetricTrace trace : analysis.traces()) {
      ProfilePath path = trace.rule().queryPath();
      List<PodMetricTrace> same = traces.get(path);
      if (same == null) {
        same = new ArrayList<>();
        traces.put(path, same);
      }
      same.add(trace);
    }
    for (Located<Manifest> part : analysis.parts().manifests()) {
      Manifest object = part.value();
      String kind = object.kind();
      scrapesOtherwise |= kind.equals("ScrapeConfig") || kind.equals("Probe");
      if (kind.equals(POD_MONITOR) || kind.equals("ServiceMonitor")) {
        Object spec = object.object().get("spec");
        Watched watched = Watched.of(spec, ManifestObjects.namespace(object));
        monitors.add(new Monitor(kind, spec, watched));
      }
    }
  }

  /** Returns the shortest interval of the pods behind a rule; null if it is not certain. */
  @Nullable
  public Duration of(RuleRange rate) {
    Duration shortest = null;
    for (PodMetricTrace source : traces.getOrDefault(rate.path(), List.of())) {
      for (Duration interval : of(source.workload().value())) {
        shortest = shortest == null || interval.compareTo(shortest) < 0 ? interval : shortest;
      }
    }
    return shortest;
  }

  /** Returns the intervals of a workload's pods; none if one of them is not certain. */
  private List<Duration> of(Workload workload) {
    List<Duration> intervals = new ArrayList<>();
    if (scrapesOtherwise) {
      return intervals;
    }
    if (scraped != null && scraped.isOf(workload) && !addScrape(workload, intervals)) {
      return List.of();
    }
    for (Monitor monitor : monitors) {
      Map<String, String> labels = labels(monitor.kind(), workload);
      if (labels != null && monitor.watched().watches(workload.namespace())) {
        Map<?, ?> selector = monitor.watched().selector();
        if (!FreeFormValues.list(selector, "matchExpressions").isEmpty()) {
          return List.of();
        }
        if (ObjectSelector.matches(selector, labels)
            && !add(monitor.kind(), monitor.spec(), intervals)) {
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
      return add(POD_MONITOR, spec, intervals);
    }
    intervals.add(otherwise);
    return true;
  }

  /**
   * Returns the labels that a kind of monitor selects by; null for a workload without a Service.
   */
  private static @Nullable Map<String, String> labels(String kind, Workload workload) {
    if (kind.equals(POD_MONITOR)) {
      return workload.allPodLabels();
    }
    return workload.service() == null ? null : workload.allServiceLabels();
  }

  /** Adds the intervals of a monitor's endpoints; returns true if all are certain. */
  private boolean add(String kind, @Nullable Object spec, List<Duration> intervals) {
    String list = kind.equals(POD_MONITOR) ? "podMetricsEndpoints" : "endpoints";
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
