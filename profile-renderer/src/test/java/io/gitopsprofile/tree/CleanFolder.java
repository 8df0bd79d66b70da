package io.gitopsprofile.tree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Deletes a directory with its content. */
public final class CleanFolder {

  private CleanFolder() {}

  public static void of(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> entries = Files.walk(directory)) {
        List<Path> deepestFirst = entries.sorted(Comparator.reverseOrder()).toList();
        for (Path entry : deepestFirst) {
          Files.delete(entry);
        }
      }
    }
  }
}
