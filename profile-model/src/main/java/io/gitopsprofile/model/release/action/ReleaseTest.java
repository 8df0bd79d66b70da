package io.gitopsprofile.model.release.action;

import io.gitopsprofile.model.value.GoDuration;
import io.gitopsprofile.model.value.Ordered;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The chart's tests, which run after an install or upgrade.
 *
 * <pre>
 * test:
 *   enable: true
 *   timeout: 300s
 * </pre>
 *
 * @param enable whether to run them
 * @param ignoreFailures whether a release with failed tests is kept
 * @param timeout the timeout of one test, under Flux v1 in whole seconds; null means {@code 300s}
 *     under Flux v1, and the release's own under Flux v2
 * @param filters the tests that run, or that are left out; Flux v2
 * @param cleanup whether test pods are removed; Helm 2 only
 */
@Value.Builder
public record ReleaseTest(
    @Nullable Boolean enable,
    @Nullable Boolean ignoreFailures,
    @Nullable GoDuration timeout,
    List<TestFilter> filters,
    @Nullable Boolean cleanup) {
  /** Copies the collections in their order. */
  public ReleaseTest {
    filters = Ordered.list("filters", filters);
  }

  /** Starts a ReleaseTest; every component is optional. */
  public static Builder builder() {
    return new Builder().filters(List.of());
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
