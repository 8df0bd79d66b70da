package io.gitopsprofile.tree.report;

import java.nio.file.Path;

/**
 * A file and the bytes that it holds.
 *
 * @param file the file
 * @param bytes its bytes
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, only carried.
public record FileContent(Path file, byte[] bytes) {}
