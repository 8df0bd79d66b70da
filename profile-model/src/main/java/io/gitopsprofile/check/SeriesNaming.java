package io.gitopsprofile.check;

import io.gitopsprofile.model.AdapterRule;
import io.gitopsprofile.model.RuleName;
import io.gitopsprofile.model.SeriesFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the adapter names the metric of a series: filters, pattern and name of a rule, with Go's RE2.
 * (Source: prometheus-adapter, pkg/naming/metric_namer.go.)
 */
final class SeriesNaming {

  /**
   * Why the adapter cannot use it.
   *
   * @param at the place below the rule
   * @param right the text that belongs there; null if it cannot be told
   */
  record Problem(List<Object> at, String message, String fix, @Nullable String right) {

    Problem(List<Object> at, String message, String fix) {
      this(at, message, fix, null);
    }
  }

  /** A pattern that can be read backwards: a text around one group, from end to end. */
  private static final String AROUND_GROUP = "\\^([a-zA-Z0-9_:]*)\\(\\.[*+]\\)([a-zA-Z0-9_:]*)\\$";

  private record Filter(SeriesPattern pattern, boolean positive) {}

  private final List<Filter> filters = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final SeriesPattern matches;
  private final GoExpand as;

  SeriesNaming(AdapterRule rule) {
    for (int i = 0; i < rule.seriesFilters().size(); i++) {
      filter(rule.seriesFilters().get(i), i);
    }
    RuleName name = rule.name();
    String written = name == null ? null : name.matches();
    String given = name == null ? null : name.as();
    SeriesPattern pattern =
        written == null || written.isEmpty() ? SeriesPattern.ALL : compiled(written);
    this.matches = pattern;
    this.as = new GoExpand(given == null || given.isEmpty() ? defaultName(pattern) : given);
    checkGroups(name);
  }

  private void filter(SeriesFilter filter, int index) {
    List<Object> at = List.of("seriesFilters", index);
    if ((filter.is() == null) == (filter.isNot() == null)) {
      String has = filter.is() == null ? "neither is nor isNot" : "both is and isNot";
      problems.add(
          new Problem(
              at, "has a series filter with " + has, "write one of is and isNot in each filter"));
      return;
    }
    String text = filter.is() == null ? filter.isNot() : filter.is();
    SeriesPattern pattern = text == null ? null : SeriesPattern.of(text);
    if (pattern == null) {
      String key = filter.is() == null ? "isNot" : "is";
      problems.add(notRe2(List.of("seriesFilters", index, key), String.valueOf(text)));
    } else {
      filters.add(new Filter(pattern, filter.is() != null));
    }
  }

  private SeriesPattern compiled(String text) {
    SeriesPattern pattern = SeriesPattern.of(text);
    if (pattern == null) {
      problems.add(notRe2(List.of("name", "matches"), text));
      return SeriesPattern.ALL;
    }
    return pattern;
  }

  private static Problem notRe2(List<Object> at, String pattern) {
    return new Problem(
        at,
        "has the pattern \"" + pattern + "\", which is not in Go's RE2 syntax",
        "write a pattern of RE2: balanced, without look-around and back references");
  }

  private String defaultName(SeriesPattern pattern) {
    if (pattern.groupCount() > 1) {
      String message =
          "has a pattern with "
              + pattern.groupCount()
              + " groups and no \"as\", so the adapter does not start";
      String fix = "add name.as, such as ${1}, or leave one group in the pattern";
      problems.add(new Problem(List.of("name", "matches"), message, fix));
    }
    return pattern.groupCount() == 1 ? "$1" : "$0";
  }

  private void checkGroups(@Nullable RuleName name) {
    List<String> unknown = as.unknownGroups(matches);
    if (name == null || unknown.isEmpty() || !problems.isEmpty()) {
      return;
    }
    String group = unknown.get(0);
    int digits = 0;
    while (digits < group.length() && Character.isDigit(group.charAt(digits))) {
      digits++;
    }
    String number = group.substring(0, digits);
    boolean run = digits > 0 && digits < group.length();
    problems.add(
        new Problem(
            List.of("name", "as"),
            "names its metric \""
                + name.as()
                + "\", in which Go reads the group \""
                + group
                + "\", and its pattern \""
                + matches.text()
                + "\" has none, so that part of the name is empty",
            run
                ? "write ${" + number + "}" + group.substring(digits) + " with braces"
                : "refer to one of the " + matches.groupCount() + " groups of the pattern",
            run ? withBraces(String.valueOf(name.as()), group, number) : null));
  }

  /** The name with braces around the group's number; null where that stands there twice. */
  private static @Nullable String withBraces(String as, String group, String number) {
    int at = as.indexOf("$" + group);
    return at < 0 || as.indexOf("$" + group, at + 1) >= 0
        ? null
        : as.substring(0, at) + "${" + number + "}" + as.substring(at + 1 + number.length());
  }

  /** Everything for which the adapter cannot use the rule as it is meant. */
  List<Problem> problems() {
    return problems;
  }

  /** Whether the filters let a series through, the pattern of the name aside. */
  boolean passesFilters(String series) {
    for (Filter filter : filters) {
      if ((filter.pattern.find(series) != null) != filter.positive) {
        return false;
      }
    }
    return true;
  }

  /** Whether the pattern of the name finds something in a series' name. */
  boolean matches(String series) {
    return matches.find(series) != null;
  }

  String pattern() {
    return matches.text();
  }

  /** The name of a series' metric; null if the rule passes the series by. */
  @Nullable String metricOf(String series) {
    List<@Nullable String> match = passesFilters(series) ? matches.find(series) : null;
    return match == null ? null : as.expand(match, matches);
  }

  /**
   * The only series that can get this name, read backwards: empty if no series can, null if that
   * cannot be told from pattern and name.
   */
  @Nullable String seriesNamed(String metric) {
    Matcher around = Pattern.compile(AROUND_GROUP).matcher(matches.text());
    String whole = as.only("0", metric);
    String inner = as.only("1", metric);
    if (whole != null) {
      return named(whole, metric);
    }
    return inner != null && around.matches()
        ? named(around.group(1) + inner + around.group(2), metric)
        : null;
  }

  private String named(String series, String metric) {
    return metric.equals(metricOf(series)) ? series : "";
  }

  /** Whether some series could get this name. */
  boolean couldName(String metric) {
    return !metric.isEmpty() && Pattern.matches("(?s)" + as.shape(), metric);
  }
}
