package io.gitopsprofile.golang;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of series names, in Go's RE2 syntax. The forms of most rules ({@code .*}, a plain name,
 * and {@code ^(.*)_total}) are matched without RE2/J, because loading RE2/J takes longer than all
 * checks of the adapter.
 */
public final class Re2Pattern {

  /** The pattern that matches every name. */
  public static final Re2Pattern ALL = new Re2Pattern(".*", false, "", null);

  private static final String ANYTHING = "^(.*)";

  private final String text;
  private final boolean group;
  private final String literal;
  private final @Nullable Pattern re2;

  private Re2Pattern(String text, boolean group, String literal, @Nullable Pattern re2) {
    this.text = text;
    this.group = group;
    this.literal = literal;
    this.re2 = re2;
  }

  /**
   * Returns the pattern; null if Go does not compile the text. The caller compares the {@link
   * #size} with what it can spend.
   */
  public static @Nullable Re2Pattern of(String text) {
    boolean group = text.startsWith(ANYTHING);
    String rest = group ? text.substring(ANYTHING.length()) : text;
    if (isPlain(rest) && !rest.isEmpty()) {
      return new Re2Pattern(text, group, rest, null);
    }
    if (text.equals(ALL.text)) {
      return ALL;
    }
    PatternLimits limits = new PatternLimits(text, true);
    if (limits.problem() != null || compiled(limits.once()) == null) {
      return null;
    }
    Pattern named = compiled(text);
    Pattern pattern = named == null ? compiled(limits.portable()) : named;
    return pattern == null ? null : new Re2Pattern(text, false, "", pattern);
  }

  /** Returns true if Go compiles a text, without its counted repetitions, so in linear time. */
  public static boolean isValid(String text) {
    PatternLimits limits = new PatternLimits(text, true);
    return limits.problem() == null && compiled(limits.once()) != null;
  }

  /** Returns the length of a pattern with its counted repetitions written out. */
  public static long size(String text) {
    return isPlain(text) ? text.length() : new PatternLimits(text, true).size();
  }

  private static @Nullable Pattern compiled(String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException notRe2) {
      return null;
    }
  }

  /** Returns true if a text consists of the characters of series names. */
  public static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      boolean plain = letter == '_' || letter == ':' || Character.isLetterOrDigit(letter);
      if (!plain || letter > '~') {
        return false;
      }
    }
    return true;
  }

  /** Returns the pattern as written. */
  public String text() {
    return text;
  }

  public int groupCount() {
    return re2 == null ? (group ? 1 : 0) : re2.groupCount();
  }

  /** Returns the number of a named group; -1 if there is none. */
  int groupNamed(String name) {
    return re2 == null ? -1 : re2.namedGroups().getOrDefault(name, -1);
  }

  /**
   * Returns the first match in a series name: the whole match and its groups, null for a group that
   * takes no part. Null if there is no match.
   */
  @Nullable
  public List<@Nullable String> find(String series) {
    if (re2 != null || !isPlain(series)) {
      return byRe2(re2 == null ? Pattern.compile(text) : re2, series);
    }
    List<@Nullable String> found = new ArrayList<>();
    int at = group ? series.lastIndexOf(literal) : series.indexOf(literal);
    if (at < 0) {
      return null;
    }
    found.add(this == ALL ? series : series.substring(group ? 0 : at, at + literal.length()));
    if (group) {
      found.add(series.substring(0, at));
    }
    return found;
  }

  private static @Nullable List<@Nullable String> byRe2(Pattern pattern, String series) {
    Matcher match = pattern.matcher(series);
    if (!match.find()) {
      return null;
    }
    List<@Nullable String> found = new ArrayList<>();
    for (int i = 0; i <= pattern.groupCount(); i++) {
      found.add(match.group(i));
    }
    return found;
  }
}
