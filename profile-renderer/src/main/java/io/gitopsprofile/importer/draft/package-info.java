/**
 * Profiles written for the objects of a tree: the text of {@code profile.yaml}, the manifest files
 * beside it, and the comparison of the rendered profile with the objects that were read.
 *
 * <p>The goal that imports a tree uses it. This package writes nothing to the disk.
 */
@NullMarked
package io.gitopsprofile.importer.draft;

import org.jspecify.annotations.NullMarked;
