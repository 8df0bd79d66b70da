package io.gitopsprofile.model.adapter;

import io.gitopsprofile.model.value.Syntax;
import org.jspecify.annotations.Nullable;

/**
 * A Kubernetes resource by group and name.
 *
 * @param group the API group; null and the empty text are the core group
 * @param resource the name, such as {@code pod} or {@code deployment}
 */
public record ResourceOverride(@Nullable String group, String resource) {

  /** Refuses values that break their syntax. */
  public ResourceOverride {
    Syntax.of()
        .apiGroup("group", group)
        .required("resource", resource)
        .notBlank("resource", resource)
        .enforce();
  }

  /** A resource of the core group. */
  public static ResourceOverride of(String resource) {
    return new ResourceOverride(null, resource);
  }
}
