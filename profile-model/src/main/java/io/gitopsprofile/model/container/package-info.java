/**
 * The containers of a workload: {@code containers} and {@code initContainers}, with ports,
 * environment, probes, resources and security context.
 *
 * <p>Used by {@code model.workload}. This package knows nothing of the pod around a container.
 */
@NullMarked
package io.gitopsprofile.model.container;

import org.jspecify.annotations.NullMarked;
