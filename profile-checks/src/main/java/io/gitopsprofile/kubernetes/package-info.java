/**
 * Facts about Kubernetes: API versions and fields that each version serves, names of resources,
 * names of pods. The one place where versions of Kubernetes are compared.
 *
 * <p>The checks and the renderer use it. It knows nothing of a profile's parts.
 */
@NullMarked
package io.gitopsprofile.kubernetes;

import org.jspecify.annotations.NullMarked;
