package io.gitopsprofile.adapter;

import io.gitopsprofile.catalog.PrometheusChart;
import io.gitopsprofile.view.ProfileParts;
import org.jspecify.annotations.Nullable;

/** The metrics adapter of a profile: its rules and the Prometheus that it reads. */
public final class AdapterAnalysis {

  private final ProfileParts parts;
  private final @Nullable AdapterPart part;
  private final AdapterRules rules;
  private final @Nullable PrometheusChart prometheus;

  /** Resolves the rules and the Prometheus of the profile's adapter. */
  public AdapterAnalysis(ProfileParts parts) {
    this.parts = parts;
    this.part = AdapterPart.of(parts);
    this.rules = new AdapterRules(part, parts);
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
