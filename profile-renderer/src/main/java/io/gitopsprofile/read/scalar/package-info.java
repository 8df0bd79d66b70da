/**
 * Scalars: the types that YAML 1.1, YAML 1.2 and kubectl resolve a text to, and the comments behind
 * them.
 *
 * <p>Used by the reader. This package knows nothing of mappings.
 */
@NullMarked
package io.gitopsprofile.read.scalar;

import org.jspecify.annotations.NullMarked;
