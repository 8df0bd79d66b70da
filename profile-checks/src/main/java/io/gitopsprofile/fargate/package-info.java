/**
 * Fargate: the pods that a profile of the cluster selects, their billed size, volumes that they can
 * mount, charts that cannot run there.
 *
 * <p>The checks use it. It knows nothing of diagnostics.
 */
@NullMarked
package io.gitopsprofile.fargate;

import org.jspecify.annotations.NullMarked;
