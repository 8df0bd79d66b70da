/**
 * The Maven goals: parameters in, one call, log out.
 *
 * <p>Nothing uses it. It holds no logic that another way in would need.
 */
@NullMarked
package io.gitopsprofile.maven;

import org.jspecify.annotations.NullMarked;
