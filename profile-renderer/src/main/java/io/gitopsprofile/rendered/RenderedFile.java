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
 * @param imageValues the values that image automation may replace, in the order of the text
 */
public record RenderedFile(
    String path, String text, List<RenderedObject> objects, List<ImageValue> imageValues) {

  /** Rejects a path that leaves the output directory, and copies the lists. */
  public RenderedFile {
    RelativePath.of(path);
    requireNonNull(text, "text");
    objects = List.copyOf(objects);
    imageValues = List.copyOf(imageValues);
  }

  /** Creates a file that image automation does not change. */
  public RenderedFile(String path, String text, List<RenderedObject> objects) {
    this(path, text, objects, List.of());
  }

  /** Creates a file whose objects are not known. */
  public RenderedFile(String path, String text) {
    this(path, text, List.of());
  }
}
