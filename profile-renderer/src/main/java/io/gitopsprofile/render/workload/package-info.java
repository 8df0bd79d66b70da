/**
 * Workloads as Deployment, Service and PodDisruptionBudget.
 *
 * <p>Used by {@code render}. It knows nothing of autoscalers.
 */
@NullMarked
package io.gitopsprofile.render.workload;

import org.jspecify.annotations.NullMarked;
