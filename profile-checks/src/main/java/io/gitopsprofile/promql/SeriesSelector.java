package io.gitopsprofile.promql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The selector of a rule's series: {@code name{label!=""}} or {@code {__name__=~"^http_.*"}}.
 * Prometheus anchors the patterns of a selector at both ends.
 */
public final class SeriesSelector {

  /** What a selector asks of a label. */
  public record Condition(String label, String operator, String value) {

    /** Whether only series that have the label can meet it. */
    boolean needsLabel() {
      return switch (operator) {
        case "=" -> !value.isEmpty();
        case "!=" -> value.isEmpty();
        case "=~" -> !matches("");
        default -> matches("");
      };
    }

    /** Whether a value of the label meets it. */
    public boolean holds(String text) {
      return switch (operator) {
        case "=" -> value.equals(text);
        case "!=" -> !value.equals(text);
        case "=~" -> matches(text);
        default -> !matches(text);
      };
    }

    private boolean matches(String text) {
      return com.google.re2j.Pattern.matches("(?s)" + value, text);
    }
  }

  private static final Pattern SELECTOR =
      Pattern.compile("(?s)\\s*([a-zA-Z_:][a-zA-Z0-9_:]*)?\\s*(?:\\{(.*)\\})?\\s*");
  private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
  private static final Pattern CONDITION =
      Pattern.compile(
          "\\s*([a-zA-Z_][a-zA-Z0-9_]*)\\s*(=~|!~|!=|=)\\s*"
              + "(\"(?:[^\"\\\\]|\\\\.)*+\"|'(?:[^'\\\\]|\\\\.)*+'|`[^`]*`)\\s*(,|$)");

  private final List<Condition> names = new ArrayList<>();
  private final List<Condition> labels = new ArrayList<>();
  private boolean understood;

  public SeriesSelector(String query) {
    Matcher selector = SELECTOR.matcher(query);
    understood = selector.matches();
    if (understood) {
      String name = selector.group(1);
      if (name != null) {
        names.add(new Condition("__name__", "=", name));
      }
      readConditions(selector.group(2));
    }
  }

  private void readConditions(@Nullable String text) {
    Matcher condition = CONDITION.matcher(text == null ? "" : text);
    int at = 0;
    while (text != null && at < text.length() && condition.region(at, text.length()).lookingAt()) {
      add(condition.group(1), condition.group(2), unquoted(condition.group(3)));
      at = condition.end();
    }
    understood &= text == null || at == text.length() || text.substring(at).isBlank();
  }

  private void add(String label, String operator, String value) {
    Condition condition = new Condition(label, operator, value);
    if (!operator.endsWith("~") || isRe2(value)) {
      (label.equals("__name__") ? names : labels).add(condition);
    } else {
      understood = false;
    }
  }

  /** Whether a pattern is one that Prometheus can read. */
  public static boolean isRe2(String pattern) {
    try {
      com.google.re2j.Pattern.compile(pattern);
      return true;
    } catch (com.google.re2j.PatternSyntaxException notRe2) {
      return false;
    }
  }

  private static String unquoted(String literal) {
    String inner = literal.substring(1, literal.length() - 1);
    return literal.startsWith("`") ? inner : inner.replaceAll("\\\\(.)", "$1");
  }

  /** Whether this is a selector as the checks know it; else nothing can be said about it. */
  public boolean understood() {
    return understood;
  }

  /** The one series that it selects; null if it selects by pattern or by labels alone. */
  @Nullable
  public String exactName() {
    for (Condition condition : names) {
      boolean pattern = condition.operator.equals("=~");
      String name = pattern ? condition.value.replaceAll("^\\^|\\$$", "") : condition.value;
      if ((pattern || condition.operator.equals("=")) && NAME.matcher(name).matches()) {
        return name;
      }
    }
    return null;
  }

  /** Whether it selects series of this name. */
  public boolean selects(String series) {
    boolean selected = understood;
    for (Condition condition : names) {
      selected &= condition.holds(series);
    }
    return selected;
  }

  /** The labels that a series must have. */
  public List<String> neededLabels() {
    return labels.stream().filter(Condition::needsLabel).map(Condition::label).toList();
  }
}
