package io.gitopsprofile.adapter;

import io.gitopsprofile.catalog.PrometheusChart;
import io.gitopsprofile.view.ProfileParts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The metrics adapter of a profile: its rules and the Prometheus that it reads. */
public final class AdapterAnalysis {

  private final ProfileParts parts;
  private final @Nullable AdapterPart part;
  private final List<RequiredMetric> required;
  private final AdapterRules rules;
  private final @Nullable PrometheusChart prometheus;
  private @Nullable List<PodMetricTrace> traces;

  /** Resolves the rules and the Prometheus of the profile's adapter. */
  public AdapterAnalysis(ProfileParts parts) {
    this.parts = parts;
    this.part = AdapterPart.of(parts);
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
