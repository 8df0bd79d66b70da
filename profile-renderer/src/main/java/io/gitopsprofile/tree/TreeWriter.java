package io.gitopsprofile.tree;

import io.gitopsprofile.render.RenderedFile;
import io.gitopsprofile.render.RenderedTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Writes a rendered tree into a directory: the only place where the disk is touched. */
public final class TreeWriter {

  /**
   * Makes the files of the tree exist with exactly their text. A file that already holds it is not
   * touched; another is replaced in one move, so that no reader sees half of it.
   *
   * @throws IOException if a file cannot be read or written
   */
  public WriteReport write(RenderedTree tree, Path directory) throws IOException {
    List<String> created = new ArrayList<>();
    List<String> updated = new ArrayList<>();
    List<String> unchanged = new ArrayList<>();
    for (RenderedFile file : tree.files()) {
      Path path = directory.resolve(file.path());
      byte[] bytes = file.text().getBytes(StandardCharsets.UTF_8);
      if (!Files.exists(path)) {
        replace(path, bytes);
        created.add(file.path());
      } else if (Arrays.equals(Files.readAllBytes(path), bytes)) {
        unchanged.add(file.path());
      } else {
        replace(path, bytes);
        updated.add(file.path());
      }
    }
    return new WriteReport(created, updated, unchanged);
  }

  /**
   * Not a temporary file of the JDK's: those are for the owner's eyes only, whatever the umask. Its
   * name is nobody else's, for modules of one build may write at once.
   */
  private static void replace(Path path, byte[] bytes) throws IOException {
    Files.createDirectories(path.getParent());
    Path half =
        path.resolveSibling(
            "."
                + path.getFileName()
                + "."
                + Long.toHexString(ThreadLocalRandom.current().nextLong())
                + ".tmp");
    try {
      Files.write(half, bytes, StandardOpenOption.CREATE_NEW);
      if (Files.exists(path)
          && half.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(half, Files.getPosixFilePermissions(path));
      }
      Files.move(half, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(half);
    }
  }
}
