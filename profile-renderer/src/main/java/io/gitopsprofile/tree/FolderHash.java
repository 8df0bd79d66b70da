package io.gitopsprofile.tree;

import io.gitopsprofile.tree.disk.ContentHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Hashes of texts, and of all files in a folder. */
final class FolderHash {

  private static final int MOST_FILES = 10_000;
  private static final int MOST_BYTES = 16 << 20;

  private FolderHash() {}

  /** The SHA-256 of a text. */
  static String of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(ContentHash.digest().digest(bytes));
  }

  /** The SHA-256 of a file's bytes, which other folders may have, too. */
  static String of(byte[] bytes) {
    return ContentHash.exact(bytes);
  }

  /** The SHA-256 of files, by their paths. */
  static String of(SortedMap<String, byte[]> files) {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      text.append(file.getKey()).append('\0').append(of(file.getValue())).append('\0');
    }
    return of(text.toString());
  }

  /**
   * All files in a folder and below, by their paths relative to it; null if one is a link or not a
   * file, or if there are more than a tree has.
   */
  static @Nullable SortedMap<String, byte[]> files(Path folder) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    BasicFileAttributes top =
        Files.readAttributes(folder, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    return top.isDirectory() && collect(folder, "", files, new long[1]) ? files : null;
  }

  private static boolean collect(
      Path folder, String prefix, SortedMap<String, byte[]> files, long[] length)
      throws IOException {
    try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
      for (Path child : children) {
        String path = prefix + child.getFileName();
        BasicFileAttributes found =
            Files.readAttributes(child, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        length[0] += found.size();
        if (found.isDirectory()) {
          if (!collect(child, path + '/', files, length)) {
            return false;
          }
        } else if (!found.isRegularFile() || length[0] > MOST_BYTES || files.size() == MOST_FILES) {
          return false;
        } else {
          files.put(path, Files.readAllBytes(child));
        }
      }
    }
    return true;
  }

  /** The path of a file in a folder, with slashes. */
  static String relative(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }
}
