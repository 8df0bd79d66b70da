package io.gitopsprofile.model.workload.scheduling;

import io.gitopsprofile.model.value.Syntax;

/**
 * Nodes that pods prefer.
 *
 * @param weight the weight of the preference, 1 to 100
 * @param preference the nodes
 */
public record PreferredNodes(int weight, NodeSelectorTerm preference) {

  /** Refuses values that break their syntax. */
  public PreferredNodes {
    Syntax.of().range("weight", weight, 1, 100).required("preference", preference).enforce();
  }
}
