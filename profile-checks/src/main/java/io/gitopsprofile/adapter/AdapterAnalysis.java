package io.gitopsprofile.adapter;

import io.gitopsprofile.catalog.PrometheusChart;
import io.gitopsprofile.catalog.PrometheusTrait;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.view.ProfileObjects;
import io.gitopsprofile.view.ProfileParts;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The metrics adapter of a profile: its rules and the Prometheus that it reads. */
public final class AdapterAnalysis {

  private final ProfileParts parts;
  private final @Nullable AdapterPart part;
  private final List<RequiredMetric> required;
  private final AdapterRules rules;
  private final @Nullable PrometheusChart prometheus;
  private @Nullable List<PodMetricTrace> traces;
  private @Nullable Map<ProfilePath, PodMetricTrace> tracesByNeed;
  private @Nullable List<RuleRange> ranges;
  private @Nullable Map<ProfilePath, RuleRange> longestRanges;
  private @Nullable Boolean monitorsHaveIntervals;
  private final Map<Duration, MonitorIntervals> monitors = new HashMap<>();

  /**
   * Resolves the rules and the Prometheus of the profile's adapter.
   *
   * @param objects the objects that the profile is rendered as
   */
  public AdapterAnalysis(ProfileParts parts, ProfileObjects objects) {
    this.parts = parts;
    this.part = AdapterPart.of(parts, objects);
    this.required = RequiredMetric.all(parts);
    this.rules = new AdapterRules(part, parts, required);
    this.prometheus = part == null ? null : PrometheusResolver.ofAdapter(part.adapter(), parts);
  }

  /**
   * Returns the adapter and the places of its parts; null if the profile does not have one, or not
   * one with rules that are known.
   */
  public @Nullable AdapterPart part() {
    return part;
  }

  /** Returns the parts of the profile. */
  public ProfileParts parts() {
    return parts;
  }

  /** Returns the metrics that the autoscalers of the profile read. */
  public List<RequiredMetric> required() {
    return required;
  }

  /**
   * Returns the metrics of pods, each with its rule and its workload; traced once for all checks.
   */
  public List<PodMetricTrace> traces() {
    if (traces == null) {
      traces = PodMetricTrace.all(this);
    }
    return traces;
  }

  /** Returns the trace of a metric; null for a metric that is not traced. */
  public @Nullable PodMetricTrace trace(RequiredMetric need) {
    Map<ProfilePath, PodMetricTrace> known = tracesByNeed;
    if (known == null) {
      known = new HashMap<>();
      for (PodMetricTrace trace : traces()) {
        known.putIfAbsent(trace.need().path(), trace);
      }
      tracesByNeed = known;
    }
    return known.get(need.path());
  }

  /** Returns all ranges that the profile writes, read once for all checks. */
  public List<RuleRange> ranges() {
    if (ranges == null) {
      ranges = RuleRange.all(this);
    }
    return ranges;
  }

  /** Returns the longest range in the query of a rule; null if the query has none. */
  public @Nullable RuleRange rangeOf(ResolvedRule rule) {
    Map<ProfilePath, RuleRange> known = longestRanges;
    if (known == null) {
      known = new HashMap<>();
      for (RuleRange range : ranges()) {
        RuleRange other = known.get(range.path());
        if (other == null || range.length().compareTo(other.length()) > 0) {
          known.put(range.path(), range);
        }
      }
      longestRanges = known;
    }
    return known.get(rule.queryPath());
  }

  /**
   * Returns the interval at which a Prometheus scrapes the series of a range, which monitors may
   * set; null if the interval is not certain.
   */
  public @Nullable Duration scrapeInterval(PrometheusChart chart, @Nullable RuleRange range) {
    Duration interval = chart.scrapeInterval();
    if (interval == null
        || range == null
        || !chart.has(PrometheusTrait.BY_MONITORS)
        || !monitorsHaveIntervals()) {
      return interval;
    }
    MonitorIntervals known = monitors.get(interval);
    if (known == null) {
      known = new MonitorIntervals(this, interval);
      monitors.put(interval, known);
    }
    return known.of(range);
  }

  private boolean monitorsHaveIntervals() {
    Boolean known = monitorsHaveIntervals;
    if (known == null) {
      known = PrometheusResolver.monitorsHaveIntervals(parts);
      monitorsHaveIntervals = known;
    }
    return known;
  }

  /** Returns the rules in effect. */
  public AdapterRules rules() {
    return rules;
  }

  /**
   * Returns the Prometheus of the profile that the adapter reads; null if the adapter may read
   * another one.
   */
  public @Nullable PrometheusChart prometheus() {
    return prometheus;
  }
}
