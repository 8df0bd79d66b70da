/**
 * The generator: reads, checks and renders a profile into a tree in memory.
 *
 * <p>The public entry point for tools. This package writes nothing to the disk.
 */
@NullMarked
package io.gitopsprofile.render;

import org.jspecify.annotations.NullMarked;
