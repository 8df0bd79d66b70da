package io.gitopsprofile.diagnostic;

/**
 * A source line with a caret below one of its characters, for any terminal. Characters that move
 * the caret, clear the screen or change the direction of text are replaced.
 */
public final class SourceExcerpt {

  private static final String INDENT = "      ";
  private static final String CUT = "...";
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
    int[] characters = line.substring(0, end).stripTrailing().codePoints().toArray();
    SourceExcerpt excerpt = new SourceExcerpt(characters, Math.min(column - 1, characters.length));
    return characters.length == 0 ? "" : excerpt.lines();
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

  /** Keeps text on one line: a line break is shown as {@code \n}. */
  public static String oneLine(String text) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (c == '\n') {
        line.append("\\n");
      } else {
        line.appendCodePoint(shown(c));
      }
    }
    return line.toString();
  }

  /** Returns the character to print; a tab becomes one blank. */
  private static int shown(int c) {
    if (c == '\t') {
      return ' ';
    }
    boolean turnsTextAround = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    boolean breaksLine = c == 0x2028 || c == 0x2029;
    boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    return turnsTextAround || breaksLine || half || Character.isISOControl(c) ? 0xfffd : c;
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
