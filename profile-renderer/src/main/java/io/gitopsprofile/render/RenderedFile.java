package io.gitopsprofile.render;

import static java.util.Objects.requireNonNull;

/**
 * One file of a rendered tree.
 *
 * @param path where it lies, relative to the output directory, with {@code /} between folders
 * @param text its whole content: UTF-8, LF, a final newline
 */
public record RenderedFile(String path, String text) {

  /** Refuses nulls. */
  public RenderedFile {
    requireNonNull(path, "path");
    requireNonNull(text, "text");
  }
}
