package io.gitopsprofile.promql;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The limits of Go's regexp that RE2/J does not have: the copies that counted repetitions make of a
 * part, and the depth of groups. Reads a pattern once, and writes it so that RE2/J reads it as Go
 * does. (Source: Go, regexp/syntax/parse.go.)
 */
final class PatternLimits {

  private static final int MOST_COPIES = 1000;
  private static final int DEEPEST = 1000;
  private static final String ERROR = "error parsing regexp: ";

  private final String pattern;
  private final boolean shortNames;
  private final StringBuilder portable = new StringBuilder();
  private final Deque<long[]> groups = new ArrayDeque<>();
  // The size of the current group and the most copies in it; then those of its last part.
  private long size;
  private long copies = 1;
  private long partSize;
  private long partCopies = 1;
  private @Nullable String problem;

  /**
   * Reads a pattern.
   *
   * @param pattern the pattern
   * @param shortNames whether a group may be named by {@code (?<name>}, as since Go 1.22
   */
  PatternLimits(String pattern, boolean shortNames) {
    this.pattern = pattern;
    this.shortNames = shortNames;
    int at = 0;
    while (at < pattern.length() && problem == null) {
      at = read(at);
    }
    while (!groups.isEmpty()) {
      size += groups.pop()[0];
    }
  }

  private int read(int at) {
    char now = pattern.charAt(at);
    int flags = now == '(' ? afterFlags(at) : -1;
    if (flags >= 0) {
      // A repetition behind flags is one of the part before them.
      portable.append(pattern, at, flags);
      return flags;
    }
    int[] repetition = now == '{' ? repetition(at) : null;
    int end = repetition != null ? repetition[2] : now == '(' ? afterName(at) : afterPart(at);
    if (now == '{' && repetition == null) {
      // RE2/J takes a sign behind a literal brace for a second repetition.
      portable.append('\\');
    }
    if (now == '(' && end > at + 1) {
      // RE2/J refuses two groups of one name.
      portable.append("(?P<at").append(at).append('>');
    } else {
      portable.append(pattern, at, end);
    }
    if (repetition != null) {
      repeat(repetition, pattern.substring(at, end));
    } else if (now == '(') {
      open(at);
    } else if (now == ')' && !groups.isEmpty()) {
      close();
    } else if ("*+?|".indexOf(now) < 0) {
      partSize = (long) end - at;
      partCopies = 1;
      size += partSize;
    }
    return end;
  }

  /** The index behind flags such as {@code (?i)}; -1 if they are not there, or have a group. */
  private int afterFlags(int start) {
    int at = start + 2;
    while (pattern.startsWith("(?", start)
        && at < pattern.length()
        && "imsU-".indexOf(pattern.charAt(at)) >= 0) {
      at++;
    }
    return at > start + 2 && pattern.startsWith(")", at) ? at + 1 : -1;
  }

  /** The index behind a parenthesis, and behind the name of its group if it has a valid one. */
  private int afterName(int start) {
    int at = start + (pattern.startsWith("(?P<", start) ? 4 : 3);
    int name = at;
    while (at < pattern.length() && Lexer.isWord(pattern.charAt(at))) {
      at++;
    }
    boolean opens = pattern.startsWith("(?P<", start) || pattern.startsWith("(?<", start);
    return opens && at > name && pattern.startsWith(">", at) ? at + 1 : start + 1;
  }

  private void open(int at) {
    if (pattern.startsWith("(?<", at) && !shortNames) {
      problem = ERROR + "invalid or unsupported Perl syntax: `(?<`";
    }
    groups.push(new long[] {size, copies});
    if (groups.size() > DEEPEST) {
      problem = ERROR + "expression nests too deeply";
    }
    size = 0;
    copies = 1;
    partSize = 0;
    partCopies = 1;
  }

  private void close() {
    long[] outer = groups.pop();
    partSize = size + 2;
    partCopies = copies;
    size = outer[0] + partSize;
    copies = Math.max(outer[1], partCopies);
  }

  private void repeat(int[] repetition, String written) {
    int most = Math.max(repetition[0], repetition[1]);
    long factor = Math.max(1, most);
    if (most > MOST_COPIES || (most >= 2 && partCopies * factor > MOST_COPIES)) {
      problem = ERROR + "invalid repeat count: `" + written + "`";
    }
    size += partSize * (factor - 1);
    partSize *= factor;
    partCopies *= factor;
    copies = Math.max(copies, partCopies);
  }

  /** The index behind a character, an escape, a quotation or a class. */
  private int afterPart(int start) {
    if (pattern.startsWith("\\Q", start)) {
      int close = pattern.indexOf("\\E", start + 2);
      return close < 0 ? pattern.length() : close + 2;
    }
    if (pattern.charAt(start) == '\\') {
      return afterEscape(start);
    }
    if (pattern.charAt(start) != '[') {
      return start + 1;
    }
    int at = start + 1;
    at += pattern.startsWith("^", at) ? 1 : 0;
    at += pattern.startsWith("]", at) ? 1 : 0;
    while (at < pattern.length() && pattern.charAt(at) != ']') {
      int named = pattern.startsWith("[:", at) ? pattern.indexOf(":]", at + 2) : -1;
      at = named >= 0 ? named + 2 : pattern.charAt(at) == '\\' ? afterEscape(at) : at + 1;
    }
    return Math.min(at + 1, pattern.length());
  }

  private int afterEscape(int start) {
    if (start + 1 < pattern.length() && pattern.charAt(start + 1) > '~') {
      problem = ERROR + "invalid escape sequence: `\\" + pattern.charAt(start + 1) + "`";
    }
    // The braces of \x{10FFFF} and \p{Greek} belong to the escape.
    boolean braces =
        pattern.startsWith("{", start + 2) && "xpP".indexOf(pattern.charAt(start + 1)) >= 0;
    int close = braces ? pattern.indexOf('}', start) : -1;
    return close < 0 ? Math.min(start + 2, pattern.length()) : close + 1;
  }

  /** The least, the most (-1 for no limit) and the end of a repetition; null if it is not one. */
  private int @Nullable [] repetition(int start) {
    int[] read = {0, 0, start + 1};
    int digits = number(read, 0);
    read[1] = read[0];
    if (digits > 0 && pattern.startsWith(",", read[2])) {
      read[2]++;
      if (number(read, 1) == 0) {
        read[1] = -1;
      }
    }
    if (digits == 0 || !pattern.startsWith("}", read[2])) {
      return null;
    }
    read[2]++;
    return read;
  }

  private int number(int[] read, int into) {
    int at = read[2];
    int value = 0;
    while (at < pattern.length() && Lexer.isDigit(pattern.charAt(at))) {
      value = Math.min(value * 10 + pattern.charAt(at) - '0', MOST_COPIES + 1);
      at++;
    }
    int digits = at - read[2];
    read[into] = value;
    read[2] = at;
    return digits;
  }

  /** The limit of Go that the pattern exceeds; null if there is none. */
  @Nullable String problem() {
    return problem;
  }

  /** The length of the pattern with all counted repetitions written out. */
  long size() {
    return size;
  }

  /** The pattern in a form that RE2/J reads as Go reads the pattern. */
  String portable() {
    return portable.toString();
  }
}
