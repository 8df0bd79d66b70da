package io.gitopsprofile.model;

import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * How CPU or memory is queried.
 *
 * @param containerQuery the query by container
 * @param nodeQuery the query by node
 * @param resources which labels name which resources
 * @param containerLabel the label that holds a container's name
 */
@Value.Builder
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

  /** Starts a rule; every component is optional. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link ResourceRule}; its {@code @param} tags describe the components. */
  public static final class Builder extends ResourceRuleBuilder {
    Builder() {}
  }
}
