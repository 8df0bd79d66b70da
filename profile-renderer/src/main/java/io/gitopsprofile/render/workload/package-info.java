/**
 * Workloads as Deployment, Service and PodDisruptionBudget.
 *
 * <p>Used by {@code render}. This package knows nothing of autoscalers.
 */
@NullMarked
package io.gitopsprofile.render.workload;

import org.jspecify.annotations.NullMarked;
