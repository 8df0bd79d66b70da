package io.gitopsprofile.model.workload.scheduling;

import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.Syntax;
import java.util.List;

/**
 * The nodes that match at least one term.
 *
 * @param nodeSelectorTerms the terms
 */
public record NodeSelector(List<NodeSelectorTerm> nodeSelectorTerms) {

  /** Refuses values that break their syntax, and copies the collections in their order. */
  public NodeSelector {
    nodeSelectorTerms = Ordered.list("nodeSelectorTerms", nodeSelectorTerms);
    Syntax.of().notEmpty("nodeSelectorTerms", nodeSelectorTerms).enforce();
  }
}
