package io.gitopsprofile.goal;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The options of the goal that imports a tree.
 *
 * @param tree the folder of the tree
 * @param file the profile to write
 * @param kubernetes the version of the cluster; null for the newest that serves the objects
 * @param report the file for what became of each object; null for none
 */
public record ImportOptions(
    Path tree, Path file, @Nullable String kubernetes, @Nullable Path report) {}
