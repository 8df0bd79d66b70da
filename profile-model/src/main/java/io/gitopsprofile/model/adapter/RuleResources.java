package io.gitopsprofile.model.adapter;

import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.Syntax;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The labels of a series that name Kubernetes resources.
 *
 * @param template a label's name as a template, such as {@code kube_<<.Group>>_<<.Resource>>}
 * @param overrides by label, the resource that the label names
 * @param namespaced for external rules, whether the namespace becomes a matcher; the default is
 *     true
 */
public record RuleResources(
    @Nullable String template,
    Map<String, ResourceOverride> overrides,
    @Nullable Boolean namespaced) {

  /** Refuses values that break their syntax, and copies the collections in their order. */
  public RuleResources {
    overrides = Ordered.map("overrides", overrides);
    Syntax.of().rulePattern("template", template).enforce();
  }
}
