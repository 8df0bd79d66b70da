package io.gitopsprofile.goal.importer;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The options of the goal that imports a tree.
 *
 * @param tree the folder of the tree
 * @param environments the names of environments with their folders below the tree, such as {@code
 *     staging=clusters/staging,production=clusters/production}; null for a profile without
 *     environments
 * @param file the profile to write
 * @param kubernetes the version of the cluster; null for the newest that serves the objects
 * @param report the file for what became of each object; null for none
 */
public record ImportOptions(
    Path tree,
    @Nullable String environments,
    Path file,
    @Nullable String kubernetes,
    @Nullable Path report) {}
