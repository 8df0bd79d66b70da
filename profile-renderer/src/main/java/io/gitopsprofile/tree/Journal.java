package io.gitopsprofile.tree;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run is about to do, written before it does any of it: a line a file, with the hash of its
 * bytes before and after, {@code -} where there is no file. The number of a line, from 0, is that
 * of its staged files.
 *
 * @param intents the lines
 */
record Journal(List<Intent> intents) {

  private static final String NONE = "-";

  /**
   * One line.
   *
   * @param path the file, relative to the output directory
   * @param before the exact hash of its bytes as they were; null if it was not there
   * @param after the exact hash of its bytes as they shall be; null if it shall not be there
   */
  record Intent(String path, @Nullable String before, @Nullable String after) {

    String text() {
      return path + ' ' + (before == null ? NONE : before) + ' ' + (after == null ? NONE : after);
    }
  }

  static Journal of(List<Change> changes) {
    List<Intent> intents = new ArrayList<>();
    for (Change change : changes) {
      intents.add(new Intent(change.path(), change.before(), hash(change.after())));
    }
    return new Journal(intents);
  }

  static @Nullable String hash(byte @Nullable [] bytes) {
    return bytes == null ? null : ContentHash.exact(bytes);
  }

  /** Reads a journal; it was moved into place when it was whole. */
  static Journal parse(byte[] bytes) {
    List<Intent> intents = new ArrayList<>();
    for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n", -1)) {
      String[] words = line.split(" ", -1);
      if (words.length == 3 && TreePath.isPortable(words[0])) {
        intents.add(new Intent(words[0], orNull(words[1]), orNull(words[2])));
      }
    }
    return new Journal(intents);
  }

  private static @Nullable String orNull(String word) {
    return word.equals(NONE) ? null : word;
  }

  byte[] bytes() {
    StringBuilder text = new StringBuilder();
    intents.forEach(intent -> text.append(intent.text()).append('\n'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
