package io.gitopsprofile.golden;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.tree.TreeWriter;
import io.gitopsprofile.tree.WriteOptions;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Writes a tree over a temporary copy of a folder. */
final class OverwriteCase {

  private OverwriteCase() {}

  /** Returns the findings about the profile that only the folder shows. */
  static List<Diagnostic> write(GenerationResult result, Path before) throws IOException {
    Path directory = Files.createTempDirectory("golden");
    try {
      copy(before, directory);
      WriteOptions options = WriteOptions.careful(directory.resolve("copies")).withFsync(false);
      return new TreeWriter()
          .write(result, "profile.yaml", directory, options)
          .strangers()
          .findings();
    } finally {
      delete(directory);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Path copy = to.resolve(from.relativize(file));
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> entries = Files.walk(directory)) {
      List<Path> deepestFirst = entries.sorted(Comparator.reverseOrder()).toList();
      for (Path entry : deepestFirst) {
        Files.delete(entry);
      }
    }
  }
}
