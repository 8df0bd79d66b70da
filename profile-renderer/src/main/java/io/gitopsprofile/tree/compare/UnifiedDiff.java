package io.gitopsprofile.tree.compare;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.algorithm.Change;
import com.github.difflib.algorithm.DiffAlgorithmListener;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import com.github.difflib.patch.DeltaType;
import com.github.difflib.patch.Patch;
import io.gitopsprofile.diagnostic.Redaction;
import java.util.ArrayList;
import java.util.List;

/**
 * The unified diff of two files of a tree, as {@code diff -u} prints it, limited in length. The
 * credentials of both files are masked; a line whose credential alone changes is a difference of
 * two equal lines.
 */
public final class UnifiedDiff {

  private static final int CONTEXT = 3;

  /** Maximum number of lines, headers included. */
  static final int MOST_LINES = 200;

  static final int LONGEST_LINE = 2000;

  private UnifiedDiff() {}

  /**
   * The lines of a diff; empty if the texts are equal.
   *
   * @param oldName the name of the first text; {@code /dev/null} if there is none
   * @param newName the name of the second text
   */
  public static String of(String oldName, String oldText, String newName, String newText) {
    if (oldText.equals(newText)) {
      return "";
    }
    List<String> oldShown = lines(Redaction.ofFile(oldText));
    List<String> newShown = lines(Redaction.ofFile(newText));
    Patch<String> shown = new Patch<>();
    for (AbstractDelta<String> delta : patch(lines(oldText), lines(newText)).getDeltas()) {
      shown.addDelta(
          delta.withChunks(shown(delta.getSource(), oldShown), shown(delta.getTarget(), newShown)));
    }
    List<String> hunks =
        UnifiedDiffUtils.generateUnifiedDiff(oldName, newName, oldShown, shown, CONTEXT);
    return String.join("\n", start(List.of(String.join("\n", hunks).split("\n", -1))));
  }

  /** The lines of a chunk as they are shown. */
  private static Chunk<String> shown(Chunk<String> chunk, List<String> lines) {
    int start = chunk.getPosition();
    return new Chunk<>(start, lines.subList(start, start + chunk.size()));
  }

  /**
   * Splits a text into lines. A last line without a line break differs from the same line with one;
   * the note about it is not counted as a line.
   */
  private static List<String> lines(String text) {
    if (text.isEmpty()) {
      return List.of();
    }
    if (text.endsWith("\n")) {
      return List.of(text.substring(0, text.length() - 1).split("\n", -1));
    }
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    lines.set(lines.size() - 1, lines.get(lines.size() - 1) + "\n\\ No newline at end of file");
    return lines;
  }

  private static Patch<String> patch(List<String> oldLines, List<String> newLines) {
    if (oldLines.isEmpty() || newLines.isEmpty()) {
      return replaced(oldLines, newLines);
    }
    try {
      return DiffUtils.diff(oldLines, newLines, new Patience());
    } catch (TooManyChangesException e) {
      return replaced(oldLines, newLines);
    }
  }

  /** One change that replaces everything between the common start and the common end. */
  private static Patch<String> replaced(List<String> oldLines, List<String> newLines) {
    int shorter = Math.min(oldLines.size(), newLines.size());
    int head = 0;
    while (head < shorter && oldLines.get(head).equals(newLines.get(head))) {
      head++;
    }
    int oldEnd = oldLines.size();
    int newEnd = newLines.size();
    while (oldEnd > head
        && newEnd > head
        && oldLines.get(oldEnd - 1).equals(newLines.get(newEnd - 1))) {
      oldEnd--;
      newEnd--;
    }
    if (oldEnd == head && newEnd == head) {
      return new Patch<>();
    }
    DeltaType type =
        oldEnd == head ? DeltaType.INSERT : newEnd == head ? DeltaType.DELETE : DeltaType.CHANGE;
    return Patch.generate(
        oldLines, newLines, List.of(new Change(type, head, oldEnd, head, newEnd)));
  }

  private static List<String> start(List<String> lines) {
    boolean all = lines.size() <= MOST_LINES;
    List<String> start = new ArrayList<>();
    for (String line : all ? lines : lines.subList(0, MOST_LINES)) {
      int more = line.length() - LONGEST_LINE;
      start.add(
          more <= 0
              ? line
              : line.substring(0, LONGEST_LINE) + "... and " + more + " more characters");
    }
    if (!all) {
      start.add("... and " + (lines.size() - MOST_LINES) + " more lines");
    }
    return start;
  }

  /**
   * Limits the work of Myers' algorithm, whose time and memory grow with the square of the number
   * of changed lines.
   */
  private static final class Patience implements DiffAlgorithmListener {

    private static final int MOST_CHANGES = 1000;

    @Override
    public void diffStart() {}

    @Override
    public void diffStep(int changes, int max) {
      if (changes > MOST_CHANGES) {
        throw new TooManyChangesException();
      }
    }

    @Override
    public void diffEnd() {}
  }

  private static final class TooManyChangesException extends RuntimeException {

    private static final long serialVersionUID = 1L;
  }
}
