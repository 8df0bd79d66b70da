package io.gitopsprofile.tree;

import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.rendered.RenderedFile;
import io.gitopsprofile.rendered.RenderedTree;
import io.gitopsprofile.tree.record.OwnershipRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Small trees, and the content of a directory. */
public final class Trees {

  private Trees() {}

  /** A result of the files given as path, text, path, text. */
  public static GenerationResult of(String... pathsAndTexts) {
    List<RenderedFile> files = new ArrayList<>();
    for (int i = 0; i < pathsAndTexts.length; i += 2) {
      files.add(new RenderedFile(pathsAndTexts[i], pathsAndTexts[i + 1]));
    }
    return new GenerationResult(new RenderedTree(files), List.of());
  }

  /** A result without the files of some paths. */
  public static GenerationResult without(GenerationResult result, String... paths) {
    List<RenderedFile> files = new ArrayList<>(result.tree().files());
    files.removeIf(file -> List.of(paths).contains(file.path()));
    return new GenerationResult(new RenderedTree(files), List.of());
  }

  /** Every file below a directory with its text, and every empty folder with a slash at its end. */
  public static SortedMap<String, String> in(Path directory) throws IOException {
    SortedMap<String, String> found = new TreeMap<>();
    if (Files.exists(directory)) {
      try (Stream<Path> entries = Files.walk(directory)) {
        entries.forEach(entry -> put(found, directory, entry));
      }
    }
    return found;
  }

  /** The files without the ownership record. */
  public static SortedMap<String, String> filesIn(Path directory) throws IOException {
    SortedMap<String, String> found = in(directory);
    found.remove(OwnershipRecord.FILE);
    return found;
  }

  private static void put(SortedMap<String, String> found, Path directory, Path entry) {
    String name = directory.relativize(entry).toString().replace('\\', '/');
    try {
      if (Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
        found.put(name, Files.readString(entry));
      } else if (Files.isDirectory(entry) && isEmpty(entry) && !entry.equals(directory)) {
        found.put(name + "/", "");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }
}
