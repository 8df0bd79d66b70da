package io.gitopsprofile.promql;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * The patterns of label matchers, in the syntax of Go's regexp. The most common ones are read by
 * hand: loading RE2/J costs a short build more than parsing all its queries.
 *
 * <p>A pattern whose program would be huge is taken as valid and as matching nothing, and is not
 * compiled. (Source: Prometheus, model/labels/regexp.go.)
 */
final class Re2 {

  private static final long LARGEST_PROGRAM = 50_000;

  private Re2() {}

  /** The reason for which Go does not compile a pattern; null if Go does. */
  static @Nullable String problem(String pattern, PromqlVersion version) {
    if (isPlain(pattern)) {
      return null;
    }
    PatternLimits limits = new PatternLimits(pattern, version.since(2, 51));
    if (limits.problem() != null || limits.size() > LARGEST_PROGRAM) {
      return limits.problem();
    }
    String problem = compiled(limits.portable());
    // Prometheus compiles the pattern alone, and then anchored, where a quotation lasts longer.
    return problem == null && pattern.contains("\\Q")
        ? compiled("^(?:" + limits.portable() + ")$")
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

  /** Whether the whole text matches a valid pattern. */
  static boolean matches(String pattern, String text) {
    if (isPlain(pattern) && text.isEmpty()) {
      return plainMatchesEmpty(pattern);
    }
    PatternLimits limits = new PatternLimits(pattern, true);
    if (limits.problem() != null || limits.size() > LARGEST_PROGRAM) {
      return false;
    }
    try {
      return Pattern.matches("(?s:" + limits.portable() + ")", text);
    } catch (PatternSyntaxException notCompiled) {
      return false;
    }
  }

  /** Whether a pattern is made of literal characters, {@code |}, {@code .*} and {@code .+}. */
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
