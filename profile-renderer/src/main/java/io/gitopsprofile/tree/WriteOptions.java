package io.gitopsprofile.tree;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * What a write may do with files that are not as the generator left them.
 *
 * @param adopt whether it takes over a file that it did not write, be it to delete it since the
 *     profile that it came from is not there any more
 * @param force whether it writes over a file that was edited by hand
 * @param copies the folder that receives a copy of each file that it takes over or writes over
 */
public record WriteOptions(boolean adopt, boolean force, Path copies) {

  /** Refuses to be without a folder. */
  public WriteOptions {
    requireNonNull(copies, "copies");
  }

  /** A write that stops at every such file; the folder is for those that it may adopt. */
  public static WriteOptions careful(Path copies) {
    return new WriteOptions(false, false, copies);
  }
}
