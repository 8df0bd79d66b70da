package io.gitopsprofile.tree.strangers;

/**
 * A pattern of one file name, as Go's {@code path/filepath.Match} reads it: {@code *}, {@code ?},
 * {@code [a-z]}, {@code [^a-z]} and {@code \} before a character. The time of a match is at most
 * the product of the two lengths.
 */
final class NameGlob {

  /** Maximum number of characters of a pattern; a file name has at most 255. */
  private static final int LONGEST = 1_024;

  private static final int NONE = -1;

  private final String pattern;
  private final boolean valid;

  NameGlob(String pattern) {
    this.pattern = pattern;
    this.valid = pattern.length() <= LONGEST && isWellFormed();
  }

  /** True if a name matches; a malformed pattern matches no name. */
  boolean matches(String name) {
    if (!valid) {
      return false;
    }
    int at = 0;
    int in = 0;
    int star = NONE;
    int retry = 0;
    while (in < name.length()) {
      int next = at < pattern.length() ? step(at, name.codePointAt(in)) : NONE;
      if (at < pattern.length() && pattern.charAt(at) == '*') {
        star = at++;
        retry = in;
      } else if (next != NONE) {
        at = next;
        in += Character.charCount(name.codePointAt(in));
      } else if (star != NONE) {
        at = star + 1;
        retry += Character.charCount(name.codePointAt(retry));
        in = retry;
      } else {
        return false;
      }
    }
    while (at < pattern.length() && pattern.charAt(at) == '*') {
      at++;
    }
    return at == pattern.length();
  }

  /** The end of the element at a position if the element matches a character; otherwise none. */
  private int step(int at, int c) {
    return switch (pattern.charAt(at)) {
      case '*' -> NONE;
      case '?' -> at + 1;
      case '[' -> inClass(at, c) ? endOfClass(at) : NONE;
      case '\\' -> pattern.codePointAt(at + 1) == c ? at + 1 + Character.charCount(c) : NONE;
      default -> pattern.codePointAt(at) == c ? at + Character.charCount(c) : NONE;
    };
  }

  private boolean inClass(int open, int c) {
    boolean negated = pattern.charAt(open + 1) == '^';
    boolean found = false;
    int end = endOfClass(open) - 1;
    for (int at = open + (negated ? 2 : 1); at < end; ) {
      int low = character(at);
      at = afterCharacter(at);
      int high = low;
      if (at < end && pattern.charAt(at) == '-') {
        high = character(at + 1);
        at = afterCharacter(at + 1);
      }
      found |= low <= c && c <= high;
    }
    return found != negated;
  }

  private int character(int at) {
    return pattern.codePointAt(pattern.charAt(at) == '\\' ? at + 1 : at);
  }

  private int afterCharacter(int at) {
    int start = pattern.charAt(at) == '\\' ? at + 1 : at;
    return start + Character.charCount(pattern.codePointAt(start));
  }

  private int endOfClass(int open) {
    int at = open + (pattern.charAt(open + 1) == '^' ? 2 : 1);
    do {
      at = afterCharacter(at);
    } while (pattern.charAt(at) != ']');
    return at + 1;
  }

  private boolean isWellFormed() {
    try {
      for (int at = 0; at < pattern.length(); ) {
        switch (pattern.charAt(at)) {
          case '[' -> {
            if (!isClass(at)) {
              return false;
            }
            at = endOfClass(at);
          }
          case '\\' -> at = afterCharacter(at);
          default -> at++;
        }
      }
      return true;
    } catch (StringIndexOutOfBoundsException cutOff) {
      return false;
    }
  }

  /** True if a class has members, and each range has two ends. */
  private boolean isClass(int open) {
    int at = open + (pattern.charAt(open + 1) == '^' ? 2 : 1);
    boolean empty = true;
    while (empty || pattern.charAt(at) != ']') {
      if (isDelimiter(at)) {
        return false;
      }
      at = afterCharacter(at);
      if (pattern.charAt(at) == '-') {
        if (isDelimiter(at + 1)) {
          return false;
        }
        at = afterCharacter(at + 1);
      }
      empty = false;
    }
    return true;
  }

  private boolean isDelimiter(int at) {
    return pattern.charAt(at) == '-' || pattern.charAt(at) == ']';
  }
}
