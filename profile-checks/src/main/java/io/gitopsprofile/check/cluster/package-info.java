/**
 * Checks of the cluster and of the API versions that its Kubernetes serves.
 *
 * <p>Only {@code ClusterChecks} is public. This package uses no other check package.
 */
@NullMarked
package io.gitopsprofile.check.cluster;

import org.jspecify.annotations.NullMarked;
