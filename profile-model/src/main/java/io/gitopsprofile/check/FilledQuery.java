package io.gitopsprofile.check;

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
 * A query of the adapter as Prometheus gets it, with neutral values in the fields of its template.
 * The values are names that nobody writes, so that the tree still tells which parts they are.
 *
 * @param template the template
 * @param text the query; null if it depends on the data in a way that is not worked out
 * @param expression the tree of the query; null without a text, and if Prometheus refuses it
 * @param problem the reason for which Prometheus refuses the query; null if there is none
 */
record FilledQuery(
    GoTemplate template,
    @Nullable String text,
    @Nullable Expression expression,
    @Nullable PromqlException problem) {

  /** The label in the place of {@code <<.GroupBy>>}. */
  static final String GROUP = "__filled_group__";

  private static final String SERIES = "__filled_series__";
  private static final String LABEL = "__filled_label__";
  private static final String VALUE = "__filled_value__";
  private static final String MATCHERS = LABEL + "=\"" + VALUE + "\"";

  /** The values by label: whatever label a template asks for has one. */
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

  /** The query of a rule; the adapter has no group for external metrics. */
  static FilledQuery of(String template, boolean external, PromqlVersion version) {
    GoTemplate read = new GoTemplate(template, RuleTemplates.QUERY);
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
    GoTemplateText filled = new GoTemplateText(template, fields);
    if (filled.unknown() != null) {
      return new FilledQuery(read, null, null, null);
    }
    try {
      Expression expression = PromqlParser.parse(filled.text(), version);
      return new FilledQuery(read, filled.text(), expression, null);
    } catch (PromqlException problem) {
      return new FilledQuery(read, filled.text(), null, problem);
    }
  }

  /** A text about the query with the fields in the place of their values. */
  static String withFields(String text) {
    return text.replace(SERIES, "<<.Series>>")
        .replace(MATCHERS, "<<.LabelMatchers>>")
        .replace(GROUP, "<<.GroupBy>>")
        .replace(LABEL, "<<label>>")
        .replace(VALUE, "<<value>>");
  }
}
