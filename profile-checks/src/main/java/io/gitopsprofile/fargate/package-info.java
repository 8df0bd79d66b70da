/**
 * Facts about Fargate: the pods that a cluster's Fargate profiles select, their billed size, the
 * volumes that they can mount, the charts that cannot run there.
 *
 * <p>The checks use this package. It does not depend on diagnostics.
 */
@NullMarked
package io.gitopsprofile.fargate;

import org.jspecify.annotations.NullMarked;
