package io.gitopsprofile.model.release;

import io.gitopsprofile.model.value.GoDuration;
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
public record ReleaseTest(
    @Nullable Boolean enable,
    @Nullable Boolean ignoreFailures,
    @Nullable GoDuration timeout,
    @Nullable Boolean cleanup) {}
