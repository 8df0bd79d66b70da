package io.gitopsprofile.promql;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.gitopsprofile.golang.PatternLimits;
import org.jspecify.annotations.Nullable;

/**
 * The patterns of label matchers, in the syntax of Go's regexp. The most common forms are matched
 * without RE2/J, because loading RE2/J takes longer than parsing all queries of a small build.
 *
 * <p>A pattern is checked without its counted repetitions, whose copies would only cost time. A
 * pattern whose program would be huge counts as matching nothing, and is not compiled. (Source:
 * Prometheus, model/labels/regexp.go.)
 */
final class Re2 {

  private static final String NOTHING = "[^\\x00-\\x{10FFFF}]";
  private static final long LARGEST_PROGRAM = 10_000;

  private final String text;
  private final long size;
  private final boolean plain;
  private @Nullable Pattern compiled;

  /** Creates a pattern that a query has. */
  Re2(String text) {
    this.text = text;
    this.plain = isPlain(text);
    this.size = plain ? text.length() : new PatternLimits(text, true).size();
  }

  /** Returns the length of the pattern with counted repetitions written out. */
  long size() {
    return size;
  }

  /** Returns the reason for which Go does not compile a pattern; null if Go compiles it. */
  static @Nullable String problem(String pattern, PromqlVersion version) {
    if (isPlain(pattern)) {
      return null;
    }
    PatternLimits limits = new PatternLimits(pattern, version.since(2, 51));
    if (limits.problem() != null) {
      return limits.problem();
    }
    String problem = compiled(limits.once());
    if (problem != null && limits.size() <= LARGEST_PROGRAM) {
      return compiled(limits.portable());
    }
    // Prometheus compiles the pattern alone, and then anchored, where a quotation extends
    // further.
    return problem == null && pattern.contains("\\Q")
        ? compiled("^(?:" + limits.once() + ")$")
        : problem;
  }

  private static @Nullable String compiled(String pattern) {
    try {
      Pattern.compile(pattern);
      return null;
    } catch (PatternSyntaxException problem) {
      return "error parsing regexp: "
          + problem.getDescription()
          + ": `"
          + problem.getPattern()
          + "`";
    }
  }

  /** Returns true if the whole text matches the pattern. */
  boolean matches(String value) {
    if (plain && value.isEmpty()) {
      return plainMatchesEmpty(text);
    }
    if (size > LARGEST_PROGRAM) {
      return false;
    }
    if (compiled == null) {
      PatternLimits limits = new PatternLimits(text, true);
      try {
        // A pattern that Go does not compile matches nothing; [^\x00-\x{10FFFF}] is no character.
        compiled =
            Pattern.compile(limits.problem() == null ? "(?s:" + limits.portable() + ")" : NOTHING);
      } catch (PatternSyntaxException notCompiled) {
        compiled = Pattern.compile(NOTHING);
      }
    }
    return compiled.matches(value);
  }

  /**
   * Returns true if a pattern consists of literal characters, {@code |}, {@code .*} and {@code .+}.
   */
  private static boolean isPlain(String pattern) {
    for (int at = 0; at < pattern.length(); at++) {
      char now = pattern.charAt(at);
      boolean repeated = (now == '*' || now == '+') && at > 0 && pattern.charAt(at - 1) == '.';
      if (!Lexer.isWord(now) && !repeated && "-:/,;@=.| ".indexOf(now) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean plainMatchesEmpty(String pattern) {
    boolean empty = true;
    for (int at = 0; at < pattern.length(); at++) {
      char now = pattern.charAt(at);
      if (now == '|') {
        if (empty) {
          return true;
        }
        empty = true;
      } else if (pattern.startsWith(".*", at)) {
        at++;
      } else {
        empty = false;
      }
    }
    return empty;
  }
}
