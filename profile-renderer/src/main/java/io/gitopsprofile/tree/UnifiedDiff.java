package io.gitopsprofile.tree;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;

/** The difference of two texts, as {@code diff -u} prints it. */
final class UnifiedDiff {

  private static final int CONTEXT = 3;

  private UnifiedDiff() {}

  /**
   * The lines of a difference; empty if there is none.
   *
   * @param oldName what the first text is called; {@code /dev/null} if there is none
   * @param newName what the second text is called
   */
  static String of(String oldName, String oldText, String newName, String newText) {
    List<String> oldLines = lines(oldText);
    List<String> hunks =
        UnifiedDiffUtils.generateUnifiedDiff(
            oldName, newName, oldLines, DiffUtils.diff(oldLines, lines(newText)), CONTEXT);
    return String.join("\n", hunks);
  }

  /** A last line without its end is another line than one with it. */
  private static List<String> lines(String text) {
    if (text.isEmpty()) {
      return List.of();
    }
    return text.endsWith("\n")
        ? List.of(text.substring(0, text.length() - 1).split("\n", -1))
        : List.of((text + "\n\\ No newline at end of file").split("\n", -1));
  }
}
