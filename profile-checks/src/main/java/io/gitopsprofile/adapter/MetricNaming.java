package io.gitopsprofile.adapter;

import io.gitopsprofile.golang.Re2Pattern;
import io.gitopsprofile.golang.RegexpExpand;
import io.gitopsprofile.model.adapter.AdapterRule;
import io.gitopsprofile.model.adapter.RuleName;
import io.gitopsprofile.model.adapter.SeriesFilter;
import io.gitopsprofile.model.value.Limits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The naming of metrics by a rule: filters, pattern and name, with Go's RE2. (Source:
 * prometheus-adapter, pkg/naming/metric_namer.go.)
 */
public final class MetricNaming {

  /**
   * A fault of the naming that the adapter cannot use.
   *
   * @param at the path below the rule
   * @param right the correct text; null if it is unknown
   */
  public record Problem(List<Object> at, String message, String fix, @Nullable String right) {

    Problem(List<Object> at, String message, String fix) {
      this(at, message, fix, null);
    }
  }

  private record Filter(Re2Pattern pattern, boolean positive) {}

  private final List<Filter> filters = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Re2Pattern matches;
  private final RegexpExpand as;

  private final PatternBudget budget;

  MetricNaming(AdapterRule rule, PatternBudget budget) {
    this.budget = budget;
    for (int i = 0; i < rule.seriesFilters().size(); i++) {
      filter(rule.seriesFilters().get(i), i);
    }
    RuleName name = rule.name();
    String written = name == null ? null : name.matches();
    String given = name == null ? null : name.as();
    Re2Pattern pattern = written == null || written.isEmpty() ? Re2Pattern.ALL : compiled(written);
    this.matches = pattern;
    this.as = new RegexpExpand(given == null || given.isEmpty() ? defaultName(pattern) : given);
    checkGroups(name);
    checkName(name);
  }

  /** The API server refuses a metric whose name cannot be a segment of a path. */
  private void checkName(@Nullable RuleName name) {
    String given = name == null ? null : name.as();
    if (given != null && problems.isEmpty() && !isSegment(given)) {
      String message =
          "names its metric \""
              + given
              + "\"; the API server refuses a metric whose name has / or %, or is . or ..";
      problems.add(
          new Problem(
              List.of("name", "as"),
              message,
              "write a name of letters, digits and underscores, which the autoscaler reads"));
    }
  }

  /**
   * True if a name can be a segment of a path. (Source: apimachinery, pkg/api/validation/path,
   * IsValidPathSegmentName.)
   */
  public static boolean isSegment(String name) {
    return name.indexOf('/') < 0
        && name.indexOf('%') < 0
        && !name.equals(".")
        && !name.equals("..");
  }

  private void filter(SeriesFilter filter, int index) {
    List<Object> at = List.of("seriesFilters", index);
    if ((filter.is() == null) == (filter.isNot() == null)) {
      String has = filter.is() == null ? "neither is nor isNot" : "both is and isNot";
      problems.add(
          new Problem(
              at, "has a series filter with " + has, "set either is or isNot in each filter"));
      return;
    }
    String text = filter.is() == null ? filter.isNot() : filter.is();
    if (text == null) {
      return;
    }
    Re2Pattern pattern = budget.takes(text) ? Re2Pattern.of(text) : null;
    if (pattern == null) {
      String key = filter.is() == null ? "isNot" : "is";
      problems.add(refused(List.of("seriesFilters", index, key), text));
    } else {
      filters.add(new Filter(pattern, filter.is() != null));
    }
  }

  private Re2Pattern compiled(String text) {
    Re2Pattern pattern = budget.takes(text) ? Re2Pattern.of(text) : null;
    if (pattern == null) {
      problems.add(refused(List.of("name", "matches"), text));
      return Re2Pattern.ALL;
    }
    return pattern;
  }

  private static Problem refused(List<Object> at, String pattern) {
    if (Re2Pattern.isValid(pattern)) {
      return new Problem(
          at,
          "has the pattern \""
              + pattern
              + "\"; the patterns of all rules have more than "
              + Limits.PATTERNS
              + " characters when their counted repetitions are written out",
          "repeat less in the patterns of the rules");
    }
    return new Problem(
        at,
        "has the pattern \"" + pattern + "\", which is not valid in Go's RE2 syntax",
        "write a valid RE2 pattern, without look-around and back references");
  }

  private String defaultName(Re2Pattern pattern) {
    if (pattern.groupCount() > 1) {
      String message =
          "has a pattern with "
              + pattern.groupCount()
              + " groups and no \"as\"; the adapter does not start";
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
                + "\"; Go reads the group \""
                + group
                + "\", which the pattern \""
                + matches.text()
                + "\" does not have, so that part of the name is empty",
            run
                ? "write ${" + number + "}" + group.substring(digits) + " with braces"
                : "refer to one of the " + matches.groupCount() + " groups of the pattern",
            run ? withBraces(String.valueOf(name.as()), group, number) : null));
  }

  /** Returns the name with braces around the group's number; null if the group occurs twice. */
  private static @Nullable String withBraces(String as, String group, String number) {
    int at = as.indexOf("$" + group);
    return at < 0 || as.indexOf("$" + group, at + 1) >= 0
        ? null
        : as.substring(0, at) + "${" + number + "}" + as.substring(at + 1 + number.length());
  }

  /** Returns the faults of the naming. */
  public List<Problem> problems() {
    return problems;
  }

  /** Returns the length of the patterns with counted repetitions written out. */
  long patternSize() {
    long size = Re2Pattern.size(matches.text());
    for (Filter filter : filters) {
      size += Re2Pattern.size(filter.pattern.text());
    }
    return size;
  }

  /** Returns true if the filters accept a series; the pattern of the name is not applied. */
  public boolean passesFilters(String series) {
    for (Filter filter : filters) {
      if ((filter.pattern.find(series) != null) != filter.positive) {
        return false;
      }
    }
    return true;
  }

  /** Returns true if the pattern of the name matches a series. */
  public boolean matches(String series) {
    return matches.find(series) != null;
  }

  public String pattern() {
    return matches.text();
  }

  /** Returns the name of a series' metric; null if the rule does not select the series. */
  @Nullable
  public String metricOf(String series) {
    List<@Nullable String> match = passesFilters(series) ? matches.find(series) : null;
    return match == null ? null : as.expand(match, matches);
  }

  /**
   * Returns the only series that can produce this name: empty if no series can, null if the pattern
   * and name are not reversible.
   */
  @Nullable String seriesNamed(String metric) {
    String whole = as.only("0", metric);
    String inner = as.only("1", metric);
    if (whole != null) {
      return named(whole, metric);
    }
    String series = inner == null ? null : aroundGroup(matches.text(), inner);
    return series == null ? null : named(series, metric);
  }

  /**
   * Returns a text between the literals of a reversible pattern, which has a text around one group,
   * from start to end; null for any other pattern.
   */
  private static @Nullable String aroundGroup(String pattern, String inner) {
    int group = pattern.indexOf("(.");
    boolean around =
        pattern.startsWith("^")
            && group > 0
            && pattern.endsWith("$")
            && (pattern.startsWith("(.*)", group) || pattern.startsWith("(.+)", group));
    if (!around || group + 4 > pattern.length() - 1) {
      return null;
    }
    String before = pattern.substring(1, group);
    String after = pattern.substring(group + 4, pattern.length() - 1);
    return Re2Pattern.isPlain(before) && Re2Pattern.isPlain(after) ? before + inner + after : null;
  }

  private String named(String series, String metric) {
    return metric.equals(metricOf(series)) ? series : "";
  }

  /** Returns true if some series could produce this name. */
  boolean couldName(String metric) {
    return !metric.isEmpty() && as.canMake(metric);
  }
}
