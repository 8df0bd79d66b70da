package io.gitopsprofile.goal;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The options of the goal that writes a report.
 *
 * @param profile the options of every goal that reads a profile
 * @param tree the folder of a tree to report on instead of a profile; null for the profile
 * @param kubernetes the version of the cluster of the tree; null for the newest that serves it
 * @param directory the folder to write into
 */
public record ReportOptions(
    ProfileOptions profile, @Nullable Path tree, @Nullable String kubernetes, Path directory) {}
