package io.gitopsprofile.promql;

import io.gitopsprofile.promql.Expression.VectorSelector;
import io.gitopsprofile.promql.LabelMatcher.Operator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The selector of a rule's series: {@code name{label!=""}} or {@code {__name__=~"^http_.*"}}.
 * Prometheus anchors the patterns of a selector at both ends.
 */
public final class SeriesSelector {

  private final List<LabelMatcher> names = new ArrayList<>();
  private final List<@Nullable Re2> patterns = new ArrayList<>();
  private final List<LabelMatcher> labels = new ArrayList<>();
  private final boolean understood;

  public SeriesSelector(String query) {
    VectorSelector selector = read(query);
    this.understood = selector != null;
    if (selector != null) {
      if (selector.name() != null) {
        names.add(new LabelMatcher(LabelMatcher.NAME, Operator.EQUAL, selector.name()));
      }
      for (LabelMatcher matcher : selector.matchers()) {
        (matcher.label().equals(LabelMatcher.NAME) ? names : labels).add(matcher);
      }
    }
  }

  private static @Nullable VectorSelector read(String query) {
    try {
      return PromqlParser.parseSelector(query, PromqlVersion.ANY);
    } catch (PromqlException notSelector) {
      return null;
    }
  }

  /** Returns true if the text is a valid selector; the other methods need one. */
  public boolean understood() {
    return understood;
  }

  /**
   * Returns the only series that is selected; null for a selection by pattern or by labels alone.
   */
  @Nullable
  public String exactName() {
    for (LabelMatcher matcher : names) {
      String name = matcher.value();
      if (matcher.operator() == Operator.MATCH) {
        int start = name.startsWith("^") ? 1 : 0;
        int end = name.length() - (name.length() > start && name.endsWith("$") ? 1 : 0);
        name = name.substring(start, end);
      }
      boolean exact = matcher.operator() == Operator.MATCH || matcher.operator() == Operator.EQUAL;
      if (exact && isName(name)) {
        return name;
      }
    }
    return null;
  }

  private static boolean isName(String text) {
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      boolean digit = letter >= '0' && letter <= '9';
      boolean other =
          letter == '_'
              || letter == ':'
              || (letter >= 'a' && letter <= 'z')
              || (letter >= 'A' && letter <= 'Z');
      if (!other && (!digit || i == 0)) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /** Returns true if series of this name are selected. */
  public boolean selects(String series) {
    if (!understood) {
      return false;
    }
    for (int i = 0; i < names.size(); i++) {
      LabelMatcher matcher = names.get(i);
      boolean negative = matcher.operator() == Operator.NOT_MATCH;
      boolean meets =
          matcher.operator().isPattern()
              ? pattern(i).matches(series) != negative
              : matcher.matches(series);
      if (!meets) {
        return false;
      }
    }
    return true;
  }

  /** Returns the pattern of a condition for the name, which is compiled once. */
  private Re2 pattern(int index) {
    while (patterns.size() < names.size()) {
      patterns.add(null);
    }
    Re2 pattern = patterns.get(index);
    if (pattern == null) {
      pattern = new Re2(names.get(index).value());
      patterns.set(index, pattern);
    }
    return pattern;
  }

  /**
   * Returns the length of the patterns for the name, with counted repetitions written out: the time
   * that each character of a compared name takes.
   */
  public long patternSize() {
    long size = 1;
    for (int i = 0; i < names.size(); i++) {
      size += names.get(i).operator().isPattern() ? pattern(i).size() : 0;
    }
    return size;
  }

  /** Returns the labels that a series must have. */
  public List<String> neededLabels() {
    List<String> needed = new ArrayList<>();
    for (LabelMatcher matcher : labels) {
      if (matcher.needsLabel()) {
        needed.add(matcher.label());
      }
    }
    return needed;
  }
}
