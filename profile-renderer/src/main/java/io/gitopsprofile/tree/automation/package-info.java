/**
 * Image automation: the values of a committed tree that replace those of the profile, at the places
 * that the profile hands to automation and nowhere else.
 *
 * <p>Used by {@code tree} and {@code tree.compare}. This package writes nothing, and takes no
 * permission from a committed file.
 */
@NullMarked
package io.gitopsprofile.tree.automation;

import org.jspecify.annotations.NullMarked;
