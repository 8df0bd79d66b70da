/**
 * The checks that hold objects to the structure of their kinds: manifests, and what a patch gives.
 *
 * <p>Used by the registry alone. The structures are in {@code schema}.
 */
@NullMarked
package io.gitopsprofile.check.schema;

import org.jspecify.annotations.NullMarked;
