package io.gitopsprofile.tree.disk;

import org.jspecify.annotations.Nullable;

/**
 * What a run does to one file.
 *
 * @param path the file, relative to the output directory
 * @param before the exact hash of its bytes as the run found it; null if it was not there
 * @param after its bytes when the run is through; null if it is then gone
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, only carried.
public record FileChange(String path, @Nullable String before, byte @Nullable [] after) {}
