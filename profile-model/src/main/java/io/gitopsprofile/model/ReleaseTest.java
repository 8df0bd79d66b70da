package io.gitopsprofile.model;

import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Whether the Helm Operator runs the chart's tests after an install or upgrade.
 *
 * <pre>
 * test:
 *   enable: true
 *   timeout: 300
 * </pre>
 *
 * @param enable whether to run them
 * @param ignoreFailures whether the release stands when they fail
 * @param timeout how long one may take, in whole seconds; default {@code 300s}
 * @param cleanup whether test pods are removed; Helm 2 only
 */
@Value.Builder
public record ReleaseTest(
    @Nullable Boolean enable,
    @Nullable Boolean ignoreFailures,
    @Nullable GoDuration timeout,
    @Nullable Boolean cleanup) {
  /** Starts a release test; every component is optional. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link ReleaseTest}; its {@code @param} tags describe the components. */
  public static final class Builder extends ReleaseTestBuilder {
    Builder() {}
  }
}
