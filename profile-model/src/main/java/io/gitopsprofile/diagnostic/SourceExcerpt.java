package io.gitopsprofile.diagnostic;

import java.util.Arrays;

/**
 * A source line with a caret below one of its characters, for any terminal. Characters that move
 * the caret, clear the screen or change the direction of text are replaced. A row of more than
 * three stars, as in place of a credential, becomes three, so that its length does not show.
 */
final class SourceExcerpt {

  private static final String INDENT = "      ";
  private static final String CUT = "...";
  private static final int MASK = 3;
  private static final int LONGEST = 90;
  private static final int BEFORE_CARET = 60;

  /** The column behind which a line is not shown: finding it takes time for each finding. */
  private static final int FARTHEST = 20_000;

  private final int[] line;
  private final int caret;

  private SourceExcerpt(int[] line, int caret) {
    this.line = line;
    this.caret = caret;
  }

  /**
   * Both lines, each with a line break before it; nothing for a blank line.
   *
   * @param column the character that the caret points at, from 1; the one behind the last at most
   */
  static String of(String line, int column) {
    if (column > FARTHEST) {
      return "";
    }
    // A line may have megabytes; only the shown part and a little more is read.
    int end = Math.min(line.length(), 2 * (column + 2 * LONGEST));
    int[] characters = codePoints(line.substring(0, end).stripTrailing());
    return characters.length == 0
        ? ""
        : withShortMasks(characters, Math.min(column - 1, characters.length)).lines();
  }

  /** Returns the characters; the first stream of a JVM would load some fifty classes. */
  private static int[] codePoints(String text) {
    int[] characters = new int[text.codePointCount(0, text.length())];
    for (int i = 0, at = 0; i < characters.length; i++) {
      characters[i] = text.codePointAt(at);
      at += Character.charCount(characters[i]);
    }
    return characters;
  }

  private static SourceExcerpt withShortMasks(int[] line, int caret) {
    int[] kept = new int[line.length];
    int length = 0;
    int moved = caret;
    for (int i = 0, stars = 0; i < line.length; i++) {
      stars = line[i] == '*' ? stars + 1 : 0;
      if (stars > MASK) {
        moved -= i < caret ? 1 : 0;
      } else {
        kept[length] = line[i];
        length++;
      }
    }
    return new SourceExcerpt(Arrays.copyOf(kept, length), moved);
  }

  private String lines() {
    int start = 0;
    while (start < caret && Character.isWhitespace(line[start])) {
      start++;
    }
    boolean cutLeft = line.length - start > LONGEST && caret - start > BEFORE_CARET;
    start = cutLeft ? caret - BEFORE_CARET : start;
    int end = Math.min(line.length, start + LONGEST);
    StringBuilder text = new StringBuilder("\n").append(INDENT).append(cutLeft ? CUT : "");
    StringBuilder pointer = new StringBuilder("\n").append(INDENT).append(cutLeft ? "   " : "");
    for (int i = start; i < end; i++) {
      int shown = shown(line[i]);
      text.appendCodePoint(shown);
      if (i < caret) {
        pointer.append(" ".repeat(columns(shown)));
      }
    }
    return text.append(end < line.length ? CUT : "").append(pointer).append('^').toString();
  }

  /** Returns the character to print; a tab becomes one blank. */
  private static int shown(int c) {
    if (c == '\t') {
      return ' ';
    }
    return PrintedText.isPrintable(c) ? c : 0xfffd;
  }

  /** Counts the columns that a character takes in a terminal. */
  private static int columns(int c) {
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    boolean eastAsian =
        (c >= 0x1100 && c <= 0x115f)
            || (c >= 0x2e80 && c <= 0xa4cf)
            || (c >= 0xac00 && c <= 0xd7a3)
            || (c >= 0xf900 && c <= 0xfaff)
            || (c >= 0xfe30 && c <= 0xfe6f)
            || (c >= 0xff00 && c <= 0xff60)
            || (c >= 0xffe0 && c <= 0xffe6);
    boolean pictureOrRare = (c >= 0x1f300 && c <= 0x1faff) || (c >= 0x20000 && c <= 0x3fffd);
    return eastAsian || pictureOrRare ? 2 : 1;
  }
}
