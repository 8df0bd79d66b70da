/**
 * The contract of a check and the context that it gets.
 *
 * <p>Used by the check packages and the registry. It knows no check.
 */
@NullMarked
package io.gitopsprofile.check.core;

import org.jspecify.annotations.NullMarked;
