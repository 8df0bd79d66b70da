package io.gitopsprofile.yaml;

/** Writes text between quotes on one line, and knows the characters that need an escape. */
final class QuotedScalar {

  private static final String HEX = "0123456789ABCDEF";

  private QuotedScalar() {}

  static void append(StringBuilder out, String text) {
    if (readsBetterInSingleQuotes(text)) {
      out.append('\'').append(text).append('\'');
      return;
    }
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (needsEscape(text, i)) {
        int codePoint = text.codePointAt(i);
        escape(out, codePoint);
        i += Character.charCount(codePoint) - 1;
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  /**
   * True if the character at an index is a control character, a line break to some reader,
   * invisible, half a surrogate pair, or not a character. The ranges are fixed, so that the answer
   * does not depend on the Unicode version of the JVM.
   */
  static boolean needsEscape(String text, int index) {
    char c = text.charAt(index);
    if (c < 0x7F) {
      return c < ' ';
    }
    if (Character.isLowSurrogate(c)) {
      return index == 0 || !Character.isHighSurrogate(text.charAt(index - 1));
    }
    return Character.isHighSurrogate(c) ? isOddBeyondBmp(text.codePointAt(index)) : isOdd(c);
  }

  private static boolean isOddBeyondBmp(int codePoint) {
    return codePoint <= Character.MAX_VALUE
        || (codePoint & 0xFFFE) == 0xFFFE
        || (codePoint >= 0xE0000 && codePoint <= 0xE0FFF);
  }

  private static boolean isOdd(char c) {
    if (c <= 0xA0 || c == 0xAD) {
      return true;
    }
    if (c < 0x2000) {
      return c == 0x61C || c == 0x1680 || c == 0x180E;
    }
    if (c <= 0x206F) {
      // U+200C and U+200D join letters and emoji, so they are part of words.
      return c <= 0x200B
          || c == 0x200E
          || c == 0x200F
          || (c >= 0x2028 && c <= 0x202F)
          || c >= 0x205F;
    }
    return c == 0xFEFF
        || (c >= 0xFFF9 && c <= 0xFFFB)
        || c >= 0xFFFE
        || (c >= 0xFDD0 && c <= 0xFDEF);
  }

  /** True for a regular expression, PromQL or JSON, which is easier to read without escapes. */
  private static boolean readsBetterInSingleQuotes(String text) {
    boolean code = text.startsWith("^");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\'' || needsEscape(text, i)) {
        return false;
      }
      code |= c == '"' || c == '\\' || c == '{' || c == '}' || c == '[' || c == ']';
    }
    return code;
  }

  private static void escape(StringBuilder out, int codePoint) {
    out.append('\\');
    switch (codePoint) {
      case '\n' -> out.append('n');
      case '\t' -> out.append('t');
      case '\r' -> out.append('r');
      default -> {
        int digits = codePoint <= 0xFF ? 2 : codePoint <= 0xFFFF ? 4 : 8;
        out.append(digits == 2 ? 'x' : digits == 4 ? 'u' : 'U');
        for (int shift = digits * 4 - 4; shift >= 0; shift -= 4) {
          out.append(HEX.charAt(codePoint >> shift & 0xF));
        }
      }
    }
  }
}
