package io.gitopsprofile.goal;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The options of the goal that inspects a tree.
 *
 * @param tree the folder of the tree; {@code -} for objects from standard input
 * @param kubernetes the version of the cluster; null for the newest that serves the objects
 * @param failOnWarning true to fail on a warning, too
 * @param report the file for all findings; null for none
 */
public record InspectOptions(
    Path tree, @Nullable String kubernetes, boolean failOnWarning, @Nullable Path report) {}
