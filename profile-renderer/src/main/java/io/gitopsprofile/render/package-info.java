/**
 * The generator: read, check, render; a profile in, a tree in memory out.
 *
 * <p>The public entry for tools. It writes nothing to the disk.
 */
@NullMarked
package io.gitopsprofile.render;

import org.jspecify.annotations.NullMarked;
