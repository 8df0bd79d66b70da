/**
 * Facts about Kubernetes: API versions and fields that each version serves, names of resources and
 * pods. Versions of Kubernetes are compared only here.
 *
 * <p>The checks and the renderer use this package. It does not depend on a profile's parts.
 */
@NullMarked
package io.gitopsprofile.kubernetes;

import org.jspecify.annotations.NullMarked;
