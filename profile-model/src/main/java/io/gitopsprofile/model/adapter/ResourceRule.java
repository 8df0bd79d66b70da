package io.gitopsprofile.model.adapter;

import io.gitopsprofile.model.value.Syntax;
import org.jspecify.annotations.Nullable;

/**
 * How CPU or memory is queried.
 *
 * @param containerQuery the query by container
 * @param nodeQuery the query by node
 * @param resources which labels name which resources
 * @param containerLabel the label that holds a container's name
 */
public record ResourceRule(
    @Nullable String containerQuery,
    @Nullable String nodeQuery,
    @Nullable RuleResources resources,
    @Nullable String containerLabel) {

  /** Refuses values that break their syntax. */
  public ResourceRule {
    Syntax.of()
        .ruleQuery("containerQuery", containerQuery)
        .ruleQuery("nodeQuery", nodeQuery)
        .notBlank("containerLabel", containerLabel)
        .enforce();
  }
}
