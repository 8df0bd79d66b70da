/**
 * Profiles of several environments: the drafts of several clusters joined into one profile, in
 * which each environment changes what it has of its own.
 *
 * <p>The goal that imports a tree uses it. This package writes nothing to the disk.
 */
@NullMarked
package io.gitopsprofile.importer.join;

import org.jspecify.annotations.NullMarked;
