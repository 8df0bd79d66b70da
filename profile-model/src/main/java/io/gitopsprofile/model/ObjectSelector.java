package io.gitopsprofile.model;

import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Which objects of a release something is for: those that all of this fits. The texts but the two
 * selectors are regular expressions, as in Kustomize.
 *
 * @param group the API group
 * @param version the API version
 * @param kind the kind
 * @param name the name
 * @param namespace the namespace
 * @param labelSelector labels, such as {@code app=podinfo}
 * @param annotationSelector annotations
 */
@Value.Builder
public record ObjectSelector(
    @Nullable String group,
    @Nullable String version,
    @Nullable String kind,
    @Nullable String name,
    @Nullable String namespace,
    @Nullable String labelSelector,
    @Nullable String annotationSelector) {
  /** Starts a selector; every component is optional. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link ObjectSelector}; its {@code @param} tags describe the components. */
  public static final class Builder extends ObjectSelectorBuilder {
    Builder() {}
  }
}
