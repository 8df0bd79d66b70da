package io.gitopsprofile.yaml;

/**
 * Decides which text may be plain, as a key or value in block style. The answer is yes only for
 * text that SnakeYAML (YAML 1.1), go-yaml (kubectl, Flux, Helm) and YAML 1.2 readers all resolve to
 * the same text. The answer is no if readers are known to differ, or if the text only looks like a
 * number, a date or another language.
 */
final class PlainScalar {

  private static final String[] WORDS = {
    "y", "n", "yes", "no", "on", "off", "true", "false", "null", ".nan", ".inf"
  };

  private PlainScalar() {}

  static boolean isSafe(String text) {
    return !text.isEmpty()
        && startsSafely(text)
        && continuesSafely(text)
        && !text.startsWith("...")
        && !isWord(text)
        && !looksLikeNumber(text);
  }

  private static boolean startsSafely(String text) {
    char first = text.charAt(0);
    if (first == '-') {
      int name = text.startsWith("--") ? 2 : 1;
      return name < text.length() && isLetter(text.charAt(name));
    }
    return isLetter(first)
        || isDigit(first)
        || first == '/'
        || first == '.'
        || first == '_'
        || first > '~';
  }

  private static boolean continuesSafely(String text) {
    char previous = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean safe =
          switch (c) {
            case ' ' -> previous != ':';
            case '#' -> previous != ' ';
            case '{', '}', '[', ']', '"', '\\' -> false;
            default -> (c > ' ' && c < 0x7F) || !QuotedScalar.needsEscape(text, i);
          };
      if (!safe) {
        return false;
      }
      previous = c;
    }
    return previous != ' ' && previous != ':';
  }

  private static boolean isWord(String text) {
    if (text.length() > 5) {
      return false;
    }
    for (String word : WORDS) {
      if (word.equalsIgnoreCase(text)) {
        return true;
      }
    }
    return false;
  }

  private static boolean looksLikeNumber(String text) {
    char first = text.charAt(0);
    if (first != '.' && !isDigit(first)) {
      return false;
    }
    return hasRadix(text) || (resemblesNumber(text) && !isVersion(text));
  }

  /**
   * True if the text has a radix prefix; go-yaml drops every underscore first, so that {@code
   * 0_x1f} is 31.
   */
  private static boolean hasRadix(String text) {
    if (text.charAt(0) != '0') {
      return false;
    }
    int i = 1;
    while (i < text.length() && text.charAt(i) == '_') {
      i++;
    }
    return i < text.length() && "xXoObB".indexOf(text.charAt(i)) >= 0;
  }

  private static boolean resemblesNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isDigit(c) && "._:+-eEtTzZ ".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  /** True for {@code 1.2.3} and {@code 10.0.0.1}, which every reader resolves to text. */
  private static boolean isVersion(String text) {
    int dots = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.') {
        dots++;
      } else if (!isDigit(c)) {
        return false;
      }
    }
    return dots >= 2 && isDigit(text.charAt(0));
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
