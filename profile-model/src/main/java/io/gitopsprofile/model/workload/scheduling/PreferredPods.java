package io.gitopsprofile.model.workload.scheduling;

import io.gitopsprofile.model.value.Syntax;

/**
 * Pods that pods prefer to run beside or apart from.
 *
 * @param weight the weight of the preference, 1 to 100
 * @param podAffinityTerm the pods and the domain
 */
public record PreferredPods(int weight, PodAffinityTerm podAffinityTerm) {

  /** Refuses values that break their syntax. */
  public PreferredPods {
    Syntax.of()
        .range("weight", weight, 1, 100)
        .required("podAffinityTerm", podAffinityTerm)
        .enforce();
  }
}
