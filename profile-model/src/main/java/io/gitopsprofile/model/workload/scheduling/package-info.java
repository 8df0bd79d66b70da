/**
 * The placement of a workload's pods on nodes: {@code affinity} and {@code
 * topologySpreadConstraints}.
 *
 * <p>Used by {@code model.workload}. This package knows nothing of containers and volumes.
 */
@NullMarked
package io.gitopsprofile.model.workload.scheduling;

import org.jspecify.annotations.NullMarked;
