/**
 * Source files: text, YAML nodes, locations, and the diagnostics of reading.
 *
 * <p>Used by the reader. This package knows nothing of the language.
 */
@NullMarked
package io.gitopsprofile.read.source;

import org.jspecify.annotations.NullMarked;
