/**
 * The cluster: {@code cluster}, with node groups, Fargate profiles and add-ons in eksctl's words.
 *
 * <p>This package knows nothing of the pods that run in the cluster.
 */
@NullMarked
package io.gitopsprofile.model.cluster;

import org.jspecify.annotations.NullMarked;
