package io.gitopsprofile.promql;

import io.gitopsprofile.model.value.InvalidValueException;
import io.gitopsprofile.model.value.PrometheusDuration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be read off the text of a PromQL query, the actions of a template left out. */
public final class PromqlText {

  /**
   * A range of samples, {@code [1m]}.
   *
   * @param duration how long
   * @param needsTwo whether the function over it needs two samples, as a rate does
   */
  public record Range(PrometheusDuration duration, boolean needsTwo) {}

  private static final Pattern QUOTED =
      Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|'(?:[^'\\\\]|\\\\.)*+'|`[^`]*`|#[^\n]*");
  private static final Pattern RANGE = Pattern.compile("\\[\\s*([0-9a-z]+)\\s*\\]");
  private static final Pattern GROUPING =
      Pattern.compile("(?i)\\b(by|without|on|ignoring|group_left|group_right)\\s*(\\([^()]*\\))?");
  private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
  private static final Pattern NAME =
      Pattern.compile("(?<![0-9a-zA-Z_:.])([a-zA-Z_:][a-zA-Z0-9_:]*)\\s*(\\()?");
  private static final Pattern AGGREGATION =
      Pattern.compile(
          "(?i)\\b(sum|avg|min|max|count|stddev|stdvar|topk|bottomk|quantile|group)\\s*"
              + "(\\(|by\\b|without\\b)");
  private static final Set<String> WORDS =
      Set.of("and", "or", "unless", "bool", "offset", "inf", "nan", "start", "end");
  private static final Set<String> NEED_TWO =
      Set.of("rate", "irate", "increase", "delta", "idelta", "deriv", "predict_linear");

  private final String text;

  public PromqlText(String query) {
    Matcher quoted = QUOTED.matcher(query);
    this.text = quoted.replaceAll(match -> " ".repeat(match.group().length()));
  }

  /** Its brackets and groupings. */
  public PromqlStructure shape() {
    return new PromqlStructure(text);
  }

  /** The ranges whose length is written out; those of subqueries left out. */
  public List<Range> ranges() {
    List<Range> ranges = new ArrayList<>();
    Matcher range = RANGE.matcher(text);
    while (range.find()) {
      try {
        ranges.add(
            new Range(
                PrometheusDuration.of(range.group(1)), NEED_TWO.contains(function(range.start()))));
      } catch (InvalidValueException notADuration) {
        // Prometheus will say so; how long it is cannot be known.
      }
    }
    return ranges;
  }

  /** The function whose argument stands at a place; empty if none. */
  private String function(int place) {
    int depth = 0;
    int at = place - 1;
    while (at >= 0 && (depth > 0 || text.charAt(at) != '(')) {
      depth += text.charAt(at) == ')' ? 1 : text.charAt(at) == '(' ? -1 : 0;
      at--;
    }
    int end = at;
    while (at > 0 && isWord(text.charAt(at - 1))) {
      at--;
    }
    return at < 0 ? "" : text.substring(at, end);
  }

  private static boolean isWord(char letter) {
    return letter == '_' || Character.isLetterOrDigit(letter);
  }

  /** The series that it names outright. */
  public Set<String> series() {
    String rest = text.replaceAll("\\{[^{}]*\\}", " ").replaceAll("\\[[^\\[\\]]*\\]", " ");
    rest = GROUPING.matcher(rest).replaceAll(" ").replaceAll("(?i)\\boffset\\s+-?\\w+", " ");
    Set<String> names = new LinkedHashSet<>();
    Matcher name = NAME.matcher(rest);
    while (name.find()) {
      if (name.group(2) == null && !WORDS.contains(name.group(1).toLowerCase(Locale.ROOT))) {
        names.add(name.group(1));
      }
    }
    return names;
  }

  /** Whether it aggregates series into fewer. */
  public boolean aggregates() {
    return AGGREGATION.matcher(text).find();
  }

  /** The labels that it groups by outright, and those it joins on. */
  Set<String> groupLabels() {
    Set<String> labels = new LinkedHashSet<>();
    Matcher grouping = GROUPING.matcher(text);
    while (grouping.find()) {
      String list = grouping.group(2);
      if (list != null && grouping.group(1).equalsIgnoreCase("by")) {
        Matcher label = LABEL.matcher(list);
        while (label.find()) {
          labels.add(label.group());
        }
      }
    }
    return labels;
  }

  /** Whether some grouping keeps all labels but a few. */
  boolean groupsWithout() {
    return Pattern.compile("(?i)\\bwithout\\s*\\(").matcher(text).find();
  }
}
