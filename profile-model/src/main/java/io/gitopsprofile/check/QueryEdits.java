package io.gitopsprofile.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Corrected texts of rules' queries and templates, for slips that can only have one meaning. */
final class QueryEdits {

  private static final String MATCHERS = "<<.LabelMatchers>>";
  private static final String GROUPS = "by (<<.GroupBy>>)";

  private QueryEdits() {}

  /** The delimiters of the adapter around the fields; null if Helm's stand around more. */
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

  /** A text in the place of another one that stands in the query once; null if it does not. */
  static @Nullable String replaced(String query, String wrong, String right) {
    int at = query.indexOf(wrong);
    return at < 0 || query.indexOf(wrong, at + 1) >= 0
        ? null
        : query.substring(0, at) + right + query.substring(at + wrong.length());
  }

  /** The matchers behind the one series that the query asks for; null if there are several. */
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

  /** The groups behind an aggregation that is the whole query, or in the place of its own. */
  static @Nullable String withGroups(String query) {
    String text = query.stripTrailing();
    int open = text.indexOf('(');
    if (open < 0 || text.contains("without") || text.indexOf("by") != text.lastIndexOf("by")) {
      return null;
    }
    boolean isCall = true;
    for (int i = 0; i < open; i++) {
      isCall &= Character.isLetter(text.charAt(i));
    }
    if (isCall && closing(text, open) == text.length() - 1) {
      return text + " " + GROUPS;
    }
    int by = text.indexOf("by (");
    int end = by < 0 ? -1 : text.indexOf(')', by);
    return by < 0 || end < 0 || text.substring(by, end).contains("<<")
        ? null
        : text.substring(0, by) + GROUPS + text.substring(end + 1);
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

  /** The template with the one field that it misspells as the adapter has it; null for others. */
  static @Nullable String withField(String template, List<String> fields) {
    List<String> unknown = new ArrayList<>();
    for (int at = template.indexOf("<<."); at >= 0; at = template.indexOf("<<.", at + 1)) {
      int end = template.indexOf(">>", at);
      String field = end < 0 ? "" : template.substring(at + 3, end);
      if (!fields.contains(field)) {
        unknown.add(field);
      }
    }
    String right = unknown.size() == 1 ? Nearest.slip(unknown.get(0), fields) : null;
    String mended =
        right == null
            ? null
            : replaced(template, "<<." + unknown.get(0) + ">>", "<<." + right + ">>");
    return mended != null && new GoTemplate(mended, fields).problem() == null ? mended : null;
  }
}
