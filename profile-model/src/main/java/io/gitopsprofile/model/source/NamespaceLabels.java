package io.gitopsprofile.model.source;

import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.Syntax;
import java.util.Map;

/**
 * Labels that a namespace must have, all of them.
 *
 * @param matchLabels the labels
 */
public record NamespaceLabels(Map<String, String> matchLabels) {
  /** Refuses values that break their syntax, and copies the collections in their order. */
  public NamespaceLabels {
    matchLabels = Ordered.map("matchLabels", matchLabels);
    Syntax.of().labels("matchLabels", matchLabels).enforce();
  }
}
