/** The Maven goals: parameters in, one call, log out. */
@NullMarked
package io.gitopsprofile.maven;

import org.jspecify.annotations.NullMarked;
