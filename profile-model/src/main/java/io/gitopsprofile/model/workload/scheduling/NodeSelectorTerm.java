package io.gitopsprofile.model.workload.scheduling;

import io.gitopsprofile.model.value.Ordered;
import java.util.List;

/**
 * The nodes that meet all conditions; an empty term matches none.
 *
 * @param matchExpressions conditions on labels of nodes
 * @param matchFields conditions on fields of nodes, which can only be {@code metadata.name}
 */
public record NodeSelectorTerm(
    List<NodeCondition> matchExpressions, List<NodeCondition> matchFields) {

  /** Copies the collections in their order. */
  public NodeSelectorTerm {
    matchExpressions = Ordered.list("matchExpressions", matchExpressions);
    matchFields = Ordered.list("matchFields", matchFields);
  }
}
