package io.gitopsprofile.diagnostic;

/**
 * Text for a terminal or a log. Characters that a terminal obeys instead of showing, that change
 * the direction of text, or that some readers take for a line break are written as escapes, such as
 * {@code \u001b}. A line feed stays.
 */
public final class PrintedText {

  private PrintedText() {}

  /** Returns text that is safe to print; line feeds separate its lines. */
  public static String of(String text) {
    StringBuilder printed = null;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (c != '\n' && c != '\t' && !isPrintable(c)) {
        printed = printed == null ? new StringBuilder(text.substring(0, i)) : printed;
        escape(c, printed);
      } else if (printed != null) {
        printed.appendCodePoint(c);
      }
    }
    return printed == null ? text : printed.toString();
  }

  /** Returns one line that is safe to print; a line feed is shown as {@code \n}. */
  public static String line(String text) {
    return of(text.replace('\t', ' ')).replace("\n", "\\n");
  }

  /**
   * Returns false for control characters, line separators, the controls of bidirectional text, tags
   * and halves of surrogate pairs.
   */
  static boolean isPrintable(int c) {
    boolean turnsText =
        (c >= 0x202a && c <= 0x202e)
            || (c >= 0x2066 && c <= 0x2069)
            || c == 0x200e
            || c == 0x200f
            || c == 0x061c;
    boolean breaksLine = c == 0x2028 || c == 0x2029;
    boolean isHalf = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    boolean isTag = c >= 0xe0000 && c <= 0xe007f;
    return !turnsText && !breaksLine && !isHalf && !isTag && !Character.isISOControl(c);
  }

  private static void escape(int c, StringBuilder printed) {
    String hex = Integer.toHexString(c);
    printed.append(c > 0xffff ? "\\U" : "\\u");
    printed.append("0".repeat((c > 0xffff ? 8 : 4) - hex.length())).append(hex);
  }
}
