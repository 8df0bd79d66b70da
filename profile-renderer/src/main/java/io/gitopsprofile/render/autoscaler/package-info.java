/**
 * Autoscalers as HorizontalPodAutoscaler or ScaledObject, one dialect per API version.
 *
 * <p>Used by {@code render}. This package knows nothing of releases and workloads.
 */
@NullMarked
package io.gitopsprofile.render.autoscaler;

import org.jspecify.annotations.NullMarked;
