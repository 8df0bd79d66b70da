package io.gitopsprofile.goal.tree;

import io.gitopsprofile.goal.ProfileOptions;
import io.gitopsprofile.tree.WriteOptions;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The options of {@code generate}.
 *
 * @param profile the options of every goal that reads a profile
 * @param outputDirectory the folder that receives the tree
 * @param write the permissions of the write
 * @param check true to compare instead of writing
 * @param cache the file that remembers the last run; null for no cache
 */
public record GenerateOptions(
    ProfileOptions profile,
    Path outputDirectory,
    WriteOptions write,
    boolean check,
    @Nullable Path cache) {}
