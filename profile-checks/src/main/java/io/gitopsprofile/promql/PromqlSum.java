package io.gitopsprofile.promql;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one value in which a query's values add up. An autoscaler compares the mean of its pods with
 * the target, and KEDA the whole divided by the number of pods, so their sum is the same measure.
 */
public final class PromqlSum {

  private static final Pattern SUM =
      Pattern.compile("(?is)sum\\s*(?:(?:by|without)\\s*\\([^()]*\\)\\s*)?\\(");
  private static final Pattern GROUPING =
      Pattern.compile("(?is)\\s*(?:(?:by|without)\\s*\\([^()]*\\)\\s*)?");

  private PromqlSum() {}

  /** The query of the sum: {@code sum(x) by (pod)} is {@code sum(x)}. */
  public static String of(String query) {
    String whole = query.strip();
    if (mayBeNaN(whole)) {
      // What is no number compares with nothing; one pod without load must not hide the others.
      return "sum((" + whole + (whole.contains("#") ? "\n" : "") + ") >= -Inf)";
    }
    Matcher sum = SUM.matcher(whole);
    if (sum.lookingAt()) {
      int close = closing(whole, sum.end());
      if (close > 0 && GROUPING.matcher(whole.substring(close + 1)).matches()) {
        return "sum(" + whole.substring(sum.end(), close) + ")";
      }
    }
    // A comment lasts to the end of its line.
    return "sum(" + whole + (whole.contains("#") ? "\n" : "") + ")";
  }

  private static boolean mayBeNaN(String query) {
    String plain = query.replaceAll("\"(?:[^\"\\\\]|\\\\.)*\"", "").toLowerCase(Locale.ROOT);
    return plain.contains("/") || plain.contains("%") || plain.contains("quantile");
  }

  /** Where a bracket closes that was opened before a place; -1 if it does not. */
  private static int closing(String query, int start) {
    int depth = 1;
    char quote = 0;
    for (int at = start; at < query.length(); at++) {
      char now = query.charAt(at);
      if (quote != 0) {
        at += now == '\\' && quote != '`' ? 1 : 0;
        quote = now == quote ? 0 : quote;
      } else if (now == '"' || now == '\'' || now == '`') {
        quote = now;
      } else {
        depth += now == '(' ? 1 : now == ')' ? -1 : 0;
        if (depth == 0) {
          return at;
        }
      }
    }
    return -1;
  }
}
