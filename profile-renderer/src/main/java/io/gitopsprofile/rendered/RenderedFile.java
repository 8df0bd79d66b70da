package io.gitopsprofile.rendered;

import static java.util.Objects.requireNonNull;

import io.gitopsprofile.model.value.RelativePath;
import java.util.List;

/**
 * One file of a rendered tree.
 *
 * @param path where it lies, relative to the output directory, with {@code /} between folders
 * @param text its whole content: UTF-8, LF, a final newline
 * @param objects the objects that the text holds, in its order
 */
public record RenderedFile(String path, String text, List<RenderedObject> objects) {

  /** Refuses a path that leaves the output directory, and copies the list. */
  public RenderedFile {
    RelativePath.of(path);
    requireNonNull(text, "text");
    objects = List.copyOf(objects);
  }

  /** A file whose objects are not known. */
  public RenderedFile(String path, String text) {
    this(path, text, List.of());
  }
}
