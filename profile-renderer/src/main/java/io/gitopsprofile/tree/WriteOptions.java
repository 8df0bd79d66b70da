package io.gitopsprofile.tree;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * The permissions of a write for files that differ from the generator's last output.
 *
 * @param adopt true to replace a file that the generator did not write, and to delete files of
 *     profiles that no longer exist
 * @param force true to overwrite a file that was edited by hand
 * @param copies the folder for a copy of each file that is adopted or overwritten
 */
public record WriteOptions(boolean adopt, boolean force, Path copies) {

  /** Rejects a missing folder. */
  public WriteOptions {
    requireNonNull(copies, "copies");
  }

  /** A write that overwrites no such file; the folder is for files that are adopted later. */
  public static WriteOptions careful(Path copies) {
    return new WriteOptions(false, false, copies);
  }
}
