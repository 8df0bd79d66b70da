/**
 * The guide to a profile: the commands that create its cluster, install it, show that it works and
 * take it away. Texts only; nothing here reads or checks a profile.
 */
@NullMarked
package io.gitopsprofile.guide;

import org.jspecify.annotations.NullMarked;
