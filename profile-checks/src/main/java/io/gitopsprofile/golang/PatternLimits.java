package io.gitopsprofile.golang;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The limits of Go's regexp that RE2/J does not have: the copies that counted repetitions make of a
 * part, the depth of groups, and the size of the whole. The class reads a pattern once from start
 * to end, and translates it for RE2/J. (Source: Go, regexp/syntax/parse.go.)
 */
public final class PatternLimits {

  private static final int MOST_COPIES = 1000;
  private static final int DEEPEST = 1000;
  private static final long LARGEST = (128 << 20) / 40;
  private static final String ERROR = "error parsing regexp: ";

  private final String pattern;
  private final boolean shortNames;
  private final StringBuilder portable = new StringBuilder();
  private final StringBuilder once = new StringBuilder();
  private final Deque<long[]> groups = new ArrayDeque<>();
  // The size of the current group and the most copies in it; then those of its last part.
  private long size;
  private long copies = 1;
  private long partSize;
  private long partCopies = 1;
  // The most copies in the current group before its last part.
  private long otherCopies = 1;
  private @Nullable String problem;

  /**
   * Reads a pattern.
   *
   * @param pattern the pattern
   * @param shortNames whether a group may be named by {@code (?<name>}, as since Go 1.22
   */
  public PatternLimits(String pattern, boolean shortNames) {
    this.pattern = pattern;
    this.shortNames = shortNames;
    int at = 0;
    while (at < pattern.length() && problem == null) {
      at = read(at);
    }
    while (!groups.isEmpty()) {
      size += groups.pop()[0];
    }
    if (size > LARGEST && problem == null) {
      problem = ERROR + "expression too large";
    }
  }

  private void write(String text) {
    portable.append(text);
    once.append(text);
  }

  private int read(int at) {
    char now = pattern.charAt(at);
    int flags = now == '(' ? afterFlags(at) : -1;
    if (flags >= 0) {
      // A repetition after flags applies to the part before them.
      write(pattern.substring(at, flags));
      return flags;
    }
    int colon = now == '(' ? afterColon(at) : -1;
    if (colon >= 0) {
      write(pattern.substring(at, colon));
      open(at, 0);
      return colon;
    }
    int[] repetition = now == '{' ? repetition(at) : null;
    int end = repetition != null ? repetition[2] : now == '(' ? afterName(at) : afterPart(at);
    if (now == '{' && repetition == null) {
      // RE2/J reads a sign after a literal brace as a second repetition.
      write("\\");
    }
    if (now == '(' && end > at + 1) {
      // RE2/J refuses two groups of one name.
      write("(?P<at" + at + '>');
    } else {
      portable.append(pattern, at, end);
      once.append(repetition == null ? pattern.substring(at, end) : "{1}");
    }
    if (repetition != null) {
      repeat(repetition, pattern.substring(at, end));
    } else if (now == '(') {
      open(at, 2);
    } else if (now == ')' && !groups.isEmpty()) {
      close();
    } else if ("*+?|".indexOf(now) >= 0) {
      grow(now == '*' ? 2 : 1);
    } else if (!pattern.startsWith("\\Q\\E", at)) {
      partSize = pattern.startsWith("\\Q", at) ? (long) end - at : 1;
      partCopies = 1;
      otherCopies = copies;
      size += partSize;
    }
    return end;
  }

  /**
   * Returns the index after flags such as {@code (?i)}; -1 if there are no flags, or if they have a
   * group.
   */
  private int afterFlags(int start) {
    int at = flags(start);
    return at > start + 2 && pattern.startsWith(")", at) ? at + 1 : -1;
  }

  /** Returns the index after the start of a group that captures nothing; -1 if there is none. */
  private int afterColon(int start) {
    int at = flags(start);
    return at >= start + 2 && pattern.startsWith(":", at) ? at + 1 : -1;
  }

  /** Returns the index after the letters of flags; -1 if there is no question mark before them. */
  private int flags(int start) {
    if (!pattern.startsWith("(?", start)) {
      return -1;
    }
    int at = start + 2;
    while (at < pattern.length() && "imsU-".indexOf(pattern.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  /**
   * Returns the index after a parenthesis, and after the name of its group if the name is valid.
   */
  private int afterName(int start) {
    int at = start + (pattern.startsWith("(?P<", start) ? 4 : 3);
    int name = at;
    while (at < pattern.length() && isWord(pattern.charAt(at))) {
      at++;
    }
    boolean opens = pattern.startsWith("(?P<", start) || pattern.startsWith("(?<", start);
    return opens && at > name && pattern.startsWith(">", at) ? at + 1 : start + 1;
  }

  private void open(int at, long instructions) {
    if (pattern.startsWith("(?<", at) && !shortNames) {
      problem = ERROR + "invalid or unsupported Perl syntax: `(?<`";
    }
    groups.push(new long[] {size, copies, instructions});
    if (groups.size() > DEEPEST) {
      problem = ERROR + "expression nests too deeply";
    }
    size = 0;
    copies = 1;
    partSize = 0;
    partCopies = 1;
    otherCopies = 1;
  }

  /** Adds to the size of the last part what an operator after the part takes. */
  private void grow(long by) {
    partSize += by;
    size += by;
  }

  private void close() {
    long[] outer = groups.pop();
    partSize = Math.max(1, size + outer[2]);
    partCopies = copies;
    size = outer[0] + partSize;
    otherCopies = outer[1];
    copies = Math.max(otherCopies, partCopies);
  }

  private void repeat(int[] repetition, String written) {
    int most = Math.max(repetition[0], repetition[1]);
    long factor = Math.max(1, most);
    boolean reversed = repetition[1] >= 0 && repetition[0] > repetition[1];
    if (reversed || most > MOST_COPIES || (most >= 2 && partCopies * factor > MOST_COPIES)) {
      problem = ERROR + "invalid repeat count: `" + written + "`";
    }
    boolean open = repetition[1] < 0;
    long spare = open ? 1 : Math.max(0, repetition[1] - repetition[0]);
    grow(most == 0 ? 1 - partSize : partSize * (factor - 1) + spare);
    // Go does not look below a part that is repeated no times.
    partCopies = repetition[1] == 0 ? 1 : partCopies * factor;
    copies = Math.max(otherCopies, partCopies);
  }

  /** Returns the index after a character, an escape, a quotation or a class. */
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

  /**
   * Returns the minimum, the maximum (-1 for no limit) and the end of a repetition; null if there
   * is none.
   */
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
    while (at < pattern.length() && isDigit(pattern.charAt(at))) {
      value = Math.min(value * 10 + pattern.charAt(at) - '0', MOST_COPIES + 1);
      at++;
    }
    int digits = at - read[2];
    if (digits > 1 && pattern.charAt(read[2]) == '0') {
      digits = 0;
    }
    read[into] = value;
    read[2] = at;
    return digits;
  }

  private static boolean isDigit(char letter) {
    return letter >= '0' && letter <= '9';
  }

  private static boolean isWord(char letter) {
    return letter == '_'
        || isDigit(letter)
        || (letter >= 'a' && letter <= 'z')
        || (letter >= 'A' && letter <= 'Z');
  }

  /** Returns the limit of Go that the pattern exceeds; null if there is none. */
  public @Nullable String problem() {
    return problem;
  }

  /** Returns the length of the pattern with all counted repetitions written out. */
  public long size() {
    return size;
  }

  /** Returns the pattern in a form that RE2/J reads as Go reads the original. */
  public String portable() {
    return portable.toString();
  }

  /**
   * Returns the portable pattern with each counted repetition written as {@code {1}}: as valid as
   * the pattern, and no longer when written out.
   */
  public String once() {
    return once.toString();
  }
}
