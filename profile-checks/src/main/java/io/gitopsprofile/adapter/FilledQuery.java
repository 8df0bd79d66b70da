package io.gitopsprofile.adapter;

import io.gitopsprofile.golang.template.GoTemplate;
import io.gitopsprofile.golang.template.TemplateSetting;
import io.gitopsprofile.promql.Expression;
import io.gitopsprofile.promql.PromqlException;
import io.gitopsprofile.promql.PromqlParser;
import io.gitopsprofile.promql.PromqlVersion;
import java.util.AbstractMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A query of the adapter as Prometheus receives it, with placeholder values for the fields of its
 * template. Placeholders are reserved names, so they can be recognized in the syntax tree.
 *
 * @param template the template
 * @param text the query; null if the text depends on the data in an unsupported way
 * @param expression the tree of the query; null without a text, and if Prometheus refuses it
 * @param problem the reason for which Prometheus refuses the query; null if there is none
 */
public record FilledQuery(
    GoTemplate template,
    @Nullable String text,
    @Nullable Expression expression,
    @Nullable PromqlException problem) {

  /** The placeholder for {@code <<.GroupBy>>}. */
  public static final String GROUP = "__filled_group__";

  private static final String SERIES = "__filled_series__";
  private static final String LABEL = "__filled_label__";
  private static final String VALUE = "__filled_value__";
  private static final String MATCHERS = LABEL + "=\"" + VALUE + "\"";

  /** A map of values by label that has a value for every label. */
  private static final class Values extends AbstractMap<String, String> {
    @Override
    public String get(Object label) {
      return VALUE;
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
      return Set.of(Map.entry(LABEL, VALUE));
    }
  }

  /** Returns the query of a rule for the setting of its adapter. */
  public static FilledQuery of(String template, TemplateSetting setting, PromqlVersion version) {
    return of(GoTemplate.of(template, setting), setting, version);
  }

  /** Returns the query of a parsed template. */
  public static FilledQuery of(GoTemplate read, TemplateSetting setting, PromqlVersion version) {
    boolean external = !TemplateFields.hasGroups(setting);
    if (read.problem() != null) {
      return new FilledQuery(read, null, null, null);
    }
    Map<String, Object> fields =
        Map.of(
            "Series",
            SERIES,
            "LabelMatchers",
            MATCHERS,
            "LabelValuesByName",
            new Values(),
            "GroupBy",
            external ? "" : GROUP,
            "GroupBySlice",
            external ? List.of() : List.of(GROUP));
    String text = read.fillIn(fields).text();
    if (text == null) {
      return new FilledQuery(read, null, null, null);
    }
    try {
      Expression expression = PromqlParser.parse(text, version);
      return new FilledQuery(read, text, expression, null);
    } catch (PromqlException problem) {
      return new FilledQuery(read, text, null, problem);
    }
  }

  /** Replaces the placeholders in a message by their fields. */
  public static String withFields(String text) {
    return text.replace(SERIES, "<<.Series>>")
        .replace(MATCHERS, "<<.LabelMatchers>>")
        .replace(GROUP, "<<.GroupBy>>")
        .replace(LABEL, "<<label>>")
        .replace(VALUE, "<<value>>");
  }
}
