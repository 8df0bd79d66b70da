package io.gitopsprofile.importer.join;

import io.gitopsprofile.importer.value.TreeValue;

/** References to parameters in the texts of a profile, as its language writes them. */
final class ReferenceText {

  /** The reference to the name of the environment. */
  private static final String ENVIRONMENT = "~(environment.name)";

  private static final String OPEN = "~(";

  private ReferenceText() {}

  /** The reference to a parameter. */
  static String to(String parameter) {
    return OPEN + parameter + ")";
  }

  /**
   * The text with references in place of the environment's name, where the name is no part of a
   * longer word.
   */
  static String byName(String text, String environment) {
    int next = text.indexOf(environment);
    if (next < 0) {
      return text;
    }
    StringBuilder filled = new StringBuilder();
    int from = 0;
    for (; next >= 0; next = text.indexOf(environment, next)) {
      int end = next + environment.length();
      boolean isWord =
          (next == 0 || (!isOfWord(text.charAt(next - 1)) && text.charAt(next - 1) != '~'))
              && (end == text.length() || !isOfWord(text.charAt(end)));
      if (isWord) {
        filled.append(text, from, next).append(ENVIRONMENT);
        from = end;
      }
      next = end;
    }
    return filled.append(text, from, text.length()).toString();
  }

  private static boolean isOfWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  /** Writes all texts of a value so that nothing in them is a reference. */
  static void escape(TreeValue value) {
    value.entries().values().forEach(ReferenceText::escape);
    value.elements().forEach(ReferenceText::escape);
    if (value.scalar() instanceof String text && text.contains(OPEN)) {
      value.set(escaped(text));
    }
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    int from = 0;
    for (int next = text.indexOf(OPEN); next >= 0; next = text.indexOf(OPEN, next + 1)) {
      int end = next + OPEN.length();
      while (end < text.length() && (isOfWord(text.charAt(end)) || text.charAt(end) == '.')) {
        end++;
      }
      String name = text.substring(next + OPEN.length(), end).replace(".", "");
      boolean isName = !name.isEmpty() && (name.charAt(0) < '0' || name.charAt(0) > '9');
      if (isName && end < text.length() && text.charAt(end) == ')') {
        escaped.append(text, from, next).append('~');
        from = next;
      }
    }
    return escaped.append(text, from, text.length()).toString();
  }
}
