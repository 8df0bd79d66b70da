package io.gitopsprofile.model.workload.scheduling;

import io.gitopsprofile.model.value.Ordered;
import java.util.List;

/**
 * The pods that pods run beside or, as {@code podAntiAffinity}, apart from.
 *
 * @param requiredDuringSchedulingIgnoredDuringExecution the rules that every pod must meet
 * @param preferredDuringSchedulingIgnoredDuringExecution the rules that pods meet where possible
 */
public record PodAffinity(
    List<PodAffinityTerm> requiredDuringSchedulingIgnoredDuringExecution,
    List<PreferredPods> preferredDuringSchedulingIgnoredDuringExecution) {

  /** Copies the collections in their order. */
  public PodAffinity {
    requiredDuringSchedulingIgnoredDuringExecution =
        Ordered.list(
            "requiredDuringSchedulingIgnoredDuringExecution",
            requiredDuringSchedulingIgnoredDuringExecution);
    preferredDuringSchedulingIgnoredDuringExecution =
        Ordered.list(
            "preferredDuringSchedulingIgnoredDuringExecution",
            preferredDuringSchedulingIgnoredDuringExecution);
  }
}
