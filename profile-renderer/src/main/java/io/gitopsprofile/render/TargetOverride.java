package io.gitopsprofile.render;

import org.jspecify.annotations.Nullable;

/**
 * What a run replaces in the profile's {@code target}, as given on a command line.
 *
 * @param flux {@code v1} or {@code v2}; null keeps the profile's
 * @param kubernetes a version such as {@code 1.29}; null keeps the profile's
 */
public record TargetOverride(@Nullable String flux, @Nullable String kubernetes) {

  /** Keeps the profile's target. */
  public static final TargetOverride NONE = new TargetOverride(null, null);
}
