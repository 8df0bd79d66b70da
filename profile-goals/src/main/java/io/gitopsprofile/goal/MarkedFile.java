package io.gitopsprofile.goal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A file that a goal writes as a whole; an existing file is replaced only if it has the goal's
 * mark.
 */
final class MarkedFile {

  private MarkedFile() {}

  /**
   * Writes a file.
   *
   * @param text the text, with the mark near its start
   * @param mark the line that tells the file from one of somebody else
   * @param kind the word for the file in a message
   * @param parameter the parameter that names another place
   * @return the absolute path of the file
   */
  static Path write(
      Path file, String text, String mark, String kind, String parameter, GoalHost host)
      throws GoalFailure {
    Path path = file.toAbsolutePath();
    byte[] start =
        text.substring(0, text.indexOf(mark) + mark.length()).getBytes(StandardCharsets.UTF_8);
    try {
      if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !startsWith(start, path)) {
        throw GoalLog.failure(
            path
                + " exists and is not a "
                + kind
                + " of this goal; delete it or set "
                + host.typed(parameter));
      }
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
    } catch (IOException e) {
      throw GoalLog.error(
          "cannot write " + path + ": " + e + "; check the folder's permissions", e);
    }
    return path;
  }

  private static boolean startsWith(byte[] start, Path path) throws IOException {
    if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(path)) {
      return Arrays.equals(in.readNBytes(start.length), start);
    }
  }
}
