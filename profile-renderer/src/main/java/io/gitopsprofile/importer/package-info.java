/**
 * Existing trees as profiles: a folder of Flux v2, Flux v1 or eksctl, or the objects of a running
 * cluster, read into a {@code Profile} whose values have places in the tree's own files.
 *
 * <p>Tools use it as they use the reader. This package writes nothing to the disk.
 */
@NullMarked
package io.gitopsprofile.importer;

import org.jspecify.annotations.NullMarked;
