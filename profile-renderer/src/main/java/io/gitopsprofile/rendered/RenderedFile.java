package io.gitopsprofile.rendered;

import static java.util.Objects.requireNonNull;

import io.gitopsprofile.model.value.RelativePath;
import java.util.List;

/**
 * A file of a rendered tree.
 *
 * @param path the path relative to the output directory, with {@code /} between folders
 * @param text the whole content: UTF-8, LF, a final newline
 * @param objects the objects in the text, in order
 */
public record RenderedFile(String path, String text, List<RenderedObject> objects) {

  /** Rejects a path that leaves the output directory, and copies the list. */
  public RenderedFile {
    RelativePath.of(path);
    requireNonNull(text, "text");
    objects = List.copyOf(objects);
  }

  /** Creates a file whose objects are not known. */
  public RenderedFile(String path, String text) {
    this(path, text, List.of());
  }
}
