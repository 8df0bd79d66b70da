package io.gitopsprofile.check.adapter;

import io.gitopsprofile.adapter.TemplateFields;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.golang.template.GoTemplate;
import io.gitopsprofile.golang.template.TemplateSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Corrected texts of queries and templates, for mistakes with a single possible correction. */
final class QueryEdits {

  private static final String MATCHERS = "<<.LabelMatchers>>";
  private static final Set<String> AGGREGATIONS = Set.of("sum", "avg", "max", "min", "count");

  private static final String GROUPS = "by (<<.GroupBy>>)";

  private QueryEdits() {}

  /**
   * Replaces Helm's delimiters around the fields by the adapter's; returns null if other text is in
   * Helm's delimiters, too.
   */
  static @Nullable String withDelimiters(String query) {
    StringBuilder text = new StringBuilder(query);
    for (int at = text.indexOf("{{."); at >= 0; at = text.indexOf("{{.", at)) {
      int end = text.indexOf("}}", at);
      if (end < 0) {
        return null;
      }
      text.replace(end, end + 2, ">>").replace(at, at + 2, "<<");
    }
    return text.indexOf("{{") < 0 && text.indexOf("}}") < 0 ? text.toString() : null;
  }

  /**
   * Replaces a text that occurs once in the query; returns null if it does not occur exactly once.
   */
  static @Nullable String replaced(String query, String wrong, String right) {
    int at = query.indexOf(wrong);
    return at < 0 || query.indexOf(wrong, at + 1) >= 0
        ? null
        : query.substring(0, at) + right + query.substring(at + wrong.length());
  }

  /**
   * Adds the matchers to the only series that the query asks for; returns null if there are
   * several.
   */
  static @Nullable String withMatchers(String query) {
    String series = "<<.Series>>";
    int end = query.indexOf(series) + series.length();
    if (end < series.length() || query.indexOf(series, end) >= 0) {
      return null;
    }
    boolean selects = query.startsWith("{", end);
    boolean empty = query.startsWith("{}", end);
    String matchers = selects ? MATCHERS + (empty ? "" : ",") : "{" + MATCHERS + "}";
    int at = selects ? end + 1 : end;
    return query.substring(0, at) + matchers + query.substring(at);
  }

  /** Adds the groups to an aggregation that is the whole query, in place of its own groups. */
  static @Nullable String withGroups(String query) {
    String text = query.stripTrailing();
    int open = text.indexOf('(');
    if (open < 0 || text.contains("without")) {
      return null;
    }
    if (!text.replace(GROUPS, "").contains("by")) {
      return withGroupsOfEach(text);
    }
    int by = text.indexOf("by (");
    int end = by < 0 || by != text.lastIndexOf("by") ? -1 : text.indexOf(')', by);
    return end < 0 || text.substring(by, end).contains("<<")
        ? null
        : text.substring(0, by) + GROUPS + text.substring(end + 1);
  }

  /** Adds the groups to each outermost call; null if one of several is not an aggregation. */
  private static @Nullable String withGroupsOfEach(String text) {
    StringBuilder all = new StringBuilder();
    int from = 0;
    for (int open = text.indexOf('('); open >= 0; open = text.indexOf('(', from)) {
      int name = open;
      while (name > from && Character.isLetter(text.charAt(name - 1))) {
        name--;
      }
      int end = closing(text, open);
      boolean alone = from == 0 && end == text.length() - 1;
      if (end < 0 || (!alone && !AGGREGATIONS.contains(text.substring(name, open)))) {
        return null;
      }
      all.append(text, from, end + 1);
      from = end + 1;
      all.append(' ').append(GROUPS);
      from += text.startsWith(" " + GROUPS, from) ? GROUPS.length() + 1 : 0;
    }
    return from == 0 ? null : all.append(text.substring(from)).toString();
  }

  /** Sums a query up for each object; returns null for a query of several lines. */
  static @Nullable String summed(String query) {
    String text = query.strip();
    return text.indexOf('\n') >= 0 ? null : "sum(" + text + ") " + GROUPS;
  }

  /** Leaves a label out of the only list that names it; returns null if it stands elsewhere. */
  static @Nullable String without(String query, String label) {
    String text = query;
    for (String form :
        List.of(", " + label + ")", "," + label + ")", ", " + label + ",", "," + label + ",")) {
      String right = form.substring(form.length() - 1);
      text = text.equals(query) ? replaceOnce(text, form, right) : text;
    }
    for (String form : List.of("(" + label + ", ", "(" + label + ",")) {
      text = text.equals(query) ? replaceOnce(text, form, "(") : text;
    }
    return text.equals(query) ? null : text;
  }

  private static String replaceOnce(String text, String from, String to) {
    int at = text.indexOf(from);
    return at < 0 || text.indexOf(from, at + 1) >= 0
        ? text
        : text.substring(0, at) + to + text.substring(at + from.length());
  }

  private static int closing(String text, int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\'' || c == '`') {
        return -1;
      }
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  /** Corrects the only misspelled field of a template; returns null for any other template. */
  static @Nullable String withField(String template, TemplateSetting setting) {
    List<String> fields = TemplateFields.names(setting);
    List<String> unknown = new ArrayList<>();
    for (int at = template.indexOf("<<."); at >= 0; at = template.indexOf("<<.", at + 1)) {
      int end = template.indexOf(">>", at);
      String field = end < 0 ? "" : template.substring(at + 3, end);
      if (!fields.contains(field)) {
        unknown.add(field);
      }
    }
    String right = unknown.size() == 1 ? ClosestName.slip(unknown.get(0), fields) : null;
    String mended =
        right == null
            ? null
            : replaced(template, "<<." + unknown.get(0) + ">>", "<<." + right + ">>");
    return mended != null && GoTemplate.of(mended, setting).problem() == null ? mended : null;
  }
}
