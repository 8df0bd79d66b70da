/**
 * The objects that pods refer to by name: {@code serviceAccounts} and {@code configMaps}.
 *
 * <p>This package knows nothing of the pods themselves.
 */
@NullMarked
package io.gitopsprofile.model.pod;

import org.jspecify.annotations.NullMarked;
