package io.gitopsprofile.check;

import io.gitopsprofile.promql.Expression.VectorSelector;
import io.gitopsprofile.promql.LabelMatcher;
import io.gitopsprofile.promql.LabelMatcher.Operator;
import io.gitopsprofile.promql.PromqlException;
import io.gitopsprofile.promql.PromqlParser;
import io.gitopsprofile.promql.PromqlVersion;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The selector of a rule's series: {@code name{label!=""}} or {@code {__name__=~"^http_.*"}}.
 * Prometheus anchors the patterns of a selector at both ends.
 */
final class SeriesQuery {

  private final List<LabelMatcher> names = new ArrayList<>();
  private final List<LabelMatcher> labels = new ArrayList<>();
  private final boolean understood;

  SeriesQuery(String query) {
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

  /** Whether this is a selector; else nothing can be said about it. */
  boolean understood() {
    return understood;
  }

  /** The one series that it selects; null if it selects by pattern or by labels alone. */
  @Nullable String exactName() {
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

  /** Whether it selects series of this name. */
  boolean selects(String series) {
    for (LabelMatcher matcher : names) {
      if (!matcher.matches(series)) {
        return false;
      }
    }
    return understood;
  }

  /** The labels that a series must have. */
  List<String> neededLabels() {
    List<String> needed = new ArrayList<>();
    for (LabelMatcher matcher : labels) {
      if (matcher.needsLabel()) {
        needed.add(matcher.label());
      }
    }
    return needed;
  }
}
