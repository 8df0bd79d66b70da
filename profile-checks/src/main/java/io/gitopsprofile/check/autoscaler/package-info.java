/**
 * Checks of autoscalers: targets, bounds, metrics, requests that utilization needs, and KEDA's own
 * rules.
 *
 * <p>Only {@code AutoscalerChecks} is public. This package uses no other check package.
 */
@NullMarked
package io.gitopsprofile.check.autoscaler;

import org.jspecify.annotations.NullMarked;
