package io.gitopsprofile.tree.disk;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The changes that a run is about to make, written before the first one: a line per file with the
 * hash of its bytes before and after, {@code -} for a missing file, and a line {@code folder
 * <path>} for each folder that the run creates. The number of a file's line is also the number of
 * its staged files.
 *
 * @param intents the files
 * @param folders the folders, each after its parent
 */
public record Journal(List<Intent> intents, List<String> folders) {

  private static final String NONE = "-";
  private static final String FOLDER = "folder";

  /**
   * The intended change of one file.
   *
   * @param number the number of the line, from 0
   * @param path the file, relative to the output directory
   * @param before the exact hash of the file's bytes before the run; null if the file did not exist
   * @param after the exact hash of the file's bytes after the run; null if the file is deleted
   */
  record Intent(int number, String path, @Nullable String before, @Nullable String after) {

    String text() {
      return path + ' ' + (before == null ? NONE : before) + ' ' + (after == null ? NONE : after);
    }
  }

  static Journal of(List<FileChange> changes, Collection<String> folders) {
    List<Intent> intents = new ArrayList<>();
    for (FileChange change : changes) {
      intents.add(new Intent(intents.size(), change.path(), change.before(), change.hash()));
    }
    return new Journal(intents, List.copyOf(folders));
  }

  public static @Nullable String hash(byte @Nullable [] bytes) {
    return bytes == null ? null : ContentHash.exact(bytes);
  }

  /** Reads a journal, which is complete because it is moved into place after it is written. */
  static Journal parse(byte[] bytes) {
    List<Intent> intents = new ArrayList<>();
    List<String> folders = new ArrayList<>();
    int number = 0;
    for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n", -1)) {
      String[] words = line.split(" ", -1);
      if (words.length == 3) {
        if (RecordPath.isPortable(words[0]) || words[0].equals(RecordPath.RECORD)) {
          intents.add(new Intent(number, words[0], orNull(words[1]), orNull(words[2])));
        }
        number++;
      } else if (words.length == 2 && words[0].equals(FOLDER) && RecordPath.isPortable(words[1])) {
        folders.add(words[1]);
      }
    }
    return new Journal(intents, folders);
  }

  private static @Nullable String orNull(String word) {
    return word.equals(NONE) ? null : word;
  }

  byte[] bytes() {
    StringBuilder text = new StringBuilder();
    for (Intent intent : intents) {
      text.append(intent.text()).append('\n');
    }
    for (String folder : folders) {
      text.append(FOLDER).append(' ').append(folder).append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
