/**
 * The Maven goals: parameters in, one call, log out.
 *
 * <p>Nothing uses it. This package holds only the logic of Maven goals.
 */
@NullMarked
package io.gitopsprofile.maven;

import org.jspecify.annotations.NullMarked;
