package io.gitopsprofile.tree.disk;

import org.jspecify.annotations.Nullable;

/**
 * The change that a run makes to one file.
 *
 * @param path the file, relative to the output directory
 * @param before the exact hash of the file's bytes before the run; null if the file did not exist
 * @param after the file's bytes after the run; null if the file is deleted
 * @param hash the exact hash of the bytes after the run; null if the file is deleted
 */
@SuppressWarnings("ArrayRecordComponent") // The array is carried, but never compared.
public record FileChange(
    String path, @Nullable String before, byte @Nullable [] after, @Nullable String hash) {

  /** Creates a change with the hash of its bytes. */
  public FileChange(String path, @Nullable String before, byte @Nullable [] after) {
    this(path, before, after, Journal.hash(after));
  }

  /** The same change in a folder of another output directory. */
  public FileChange in(String folder) {
    return new FileChange(folder + "/" + path, before, after, hash);
  }
}
