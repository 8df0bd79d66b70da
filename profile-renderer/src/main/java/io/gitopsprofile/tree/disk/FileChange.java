package io.gitopsprofile.tree.disk;

import org.jspecify.annotations.Nullable;

/**
 * The change that a run makes to one file.
 *
 * @param path the file, relative to the output directory
 * @param before the exact hash of the file's bytes before the run; null if the file did not exist
 * @param after the file's bytes after the run; null if the file is deleted
 * @param hash the exact hash of {@code after}; null if the file is deleted
 */
@SuppressWarnings("ArrayRecordComponent") // The array is carried, but never compared.
public record FileChange(
    String path, @Nullable String before, byte @Nullable [] after, @Nullable String hash) {

  /** Writes a file. */
  public static FileChange write(String path, @Nullable String before, byte[] after) {
    return new FileChange(path, before, after, ContentHash.exact(after));
  }

  /** Returns the same change below a folder. */
  public FileChange in(String folder) {
    return new FileChange(folder + "/" + path, before, after, hash);
  }

  /** Deletes a file. */
  public static FileChange delete(String path, @Nullable String before) {
    return new FileChange(path, before, null, null);
  }
}
