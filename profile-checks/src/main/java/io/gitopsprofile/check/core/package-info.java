/**
 * The contract of a check and its context.
 *
 * <p>The check packages and the registry use this package. It has no check.
 */
@NullMarked
package io.gitopsprofile.check.core;

import org.jspecify.annotations.NullMarked;
