/**
 * Diagnostics: codes and their texts, severity, path and position, the collector, and the one
 * exception that carries all of a run.
 *
 * <p>Every package may use this one. This package knows nothing of what is checked.
 */
@NullMarked
package io.gitopsprofile.diagnostic;

import org.jspecify.annotations.NullMarked;
