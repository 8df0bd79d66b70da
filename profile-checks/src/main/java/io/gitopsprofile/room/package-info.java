/**
 * The room for pods: the nodes of a cluster's node groups, the resources that a node of an EC2
 * instance type offers, and the resources, labels and tolerations that pods ask for.
 *
 * <p>The checks use this package; the simulator and the report may. It does not depend on
 * diagnostics, and does not use the package of Fargate.
 */
@NullMarked
package io.gitopsprofile.room;

import org.jspecify.annotations.NullMarked;
