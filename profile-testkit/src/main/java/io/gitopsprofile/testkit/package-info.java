/**
 * Assertions for tests of one's own profile, on AssertJ, and typed access to trees.
 *
 * <p>Users' tests use it, no build does. This package alone reads YAML with Jackson.
 */
@NullMarked
package io.gitopsprofile.testkit;

import org.jspecify.annotations.NullMarked;
