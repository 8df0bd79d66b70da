package io.gitopsprofile.model.value;

import java.util.List;

/** Command lines that run as printed in a POSIX shell. */
public final class ShellCommand {

  private static final String SAFE = "._-/:=,@%+";

  private ShellCommand() {}

  /** Returns the line that runs a command with exactly these words. */
  public static String of(String... words) {
    return of(List.of(words));
  }

  /** Returns the line that runs a command with exactly these words. */
  public static String of(List<String> words) {
    StringBuilder line = new StringBuilder();
    for (String word : words) {
      line.append(line.length() == 0 ? "" : " ").append(quoted(word));
    }
    return line.toString();
  }

  private static String quoted(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (!isSafe(word.charAt(i))) {
        return "'" + word.replace("'", "'\\''") + "'";
      }
    }
    return word.isEmpty() ? "''" : word;
  }

  private static boolean isSafe(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || SAFE.indexOf(c) >= 0;
  }
}
