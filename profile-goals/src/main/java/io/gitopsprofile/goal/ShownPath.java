package io.gitopsprofile.goal;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Paths as printed commands contain them. */
public final class ShownPath {

  private ShownPath() {}

  /** Returns a file's path relative to a folder, or the absolute path of a file outside. */
  public static String of(Path file, @Nullable Path folder) {
    String path = file.toAbsolutePath().toString();
    if (folder == null) {
      return path;
    }
    Path start = folder.toAbsolutePath();
    String prefix = start + start.getFileSystem().getSeparator();
    return path.startsWith(prefix) ? path.substring(prefix.length()) : path;
  }
}
