package io.gitopsprofile.model.value;

import java.util.List;
import java.util.Map;

/**
 * Selects by labels, as Kubernetes does.
 *
 * @param matchLabels labels and their values
 * @param matchExpressions conditions on labels
 */
public record LabelSelector(
    Map<String, String> matchLabels, List<LabelExpression> matchExpressions) {

  /** Refuses values that break their syntax, and copies the collections in their order. */
  public LabelSelector {
    matchLabels = Ordered.map("matchLabels", matchLabels);
    matchExpressions = Ordered.list("matchExpressions", matchExpressions);
    Syntax.of().labels("matchLabels", matchLabels).enforce();
  }
}
