package io.gitopsprofile.tree.report;

import java.nio.file.Path;

/**
 * A file with its content.
 *
 * @param file the file
 * @param bytes its bytes
 */
@SuppressWarnings("ArrayRecordComponent") // The array is carried, but never compared.
public record FileContent(Path file, byte[] bytes) {}
