package io.gitopsprofile.check;

import io.gitopsprofile.golang.GoTemplate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The brackets of a PromQL query, what they belong to, and how its outermost aggregations group.
 * (Source: prometheus/prometheus, promql/parser.) Quoted text must be taken out before.
 */
final class PromShape {

  /**
   * The labels by which an aggregation groups.
   *
   * @param by whether these are kept; else they are dropped
   * @param labels those that are written out
   * @param filledIn whether a template adds some
   */
  record Grouping(boolean by, Set<String> labels, boolean filledIn) {

    /** Whether results still have a label. */
    boolean keeps(String label) {
      return by ? filledIn || labels.contains(label) : !labels.contains(label);
    }
  }

  /** An open bracket: what stands before it, and the aggregation it closes or gives labels to. */
  private static final class Frame {
    private final String open;
    private final String word;
    private final int from;
    private @Nullable Grouping grouping;
    private boolean ranged;

    Frame(String open, String word, int from) {
      this.open = open;
      this.word = word;
      this.from = from;
    }
  }

  private static final Pattern TOKEN =
      Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*|[0-9.]+[0-9a-zA-Z.]*|[^\\s\\w]");
  private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
  private static final Pattern LENGTH = Pattern.compile("[0-9][0-9A-Za-z]*");
  private static final Pattern RIGHT_LENGTH = Pattern.compile("([0-9]++(ms|[smhdwy])?+)++");
  private static final Set<String> AGGREGATIONS =
      Set.of(
          "sum",
          "avg",
          "min",
          "max",
          "count",
          "stddev",
          "stdvar",
          "quantile",
          "group",
          "count_values");
  private static final Set<String> CHOOSING = Set.of("topk", "bottomk", "limitk", "limit_ratio");
  private static final Set<String> GROUPING = Set.of("by", "without");
  private static final Set<String> LABEL_LISTS =
      Set.of("by", "without", "on", "ignoring", "group_left", "group_right");
  private static final Set<String> OF_RANGES =
      Set.of(
          "rate",
          "irate",
          "increase",
          "delta",
          "idelta",
          "deriv",
          "predict_linear",
          "changes",
          "resets");

  private final String text;
  private final Deque<Frame> open = new ArrayDeque<>();
  private final List<@Nullable Grouping> outermost = new ArrayList<>();
  private @Nullable String problem;
  private @Nullable Frame closed;

  PromShape(String text) {
    this.text = text;
    String before = "";
    Matcher token = TOKEN.matcher(text);
    while (problem == null && token.find()) {
      String now = token.group();
      if (isGrouping(before) && !now.equals("(") && !isAmongLabels()) {
        problem = "has \"" + before + "\" without parentheses behind it";
      } else if ("([{".contains(now)) {
        open(now, before, token.end());
      } else if (")]}".contains(now)) {
        close(now, token.start());
      } else if (isWord(before) || !isGrouping(now)) {
        keep(now);
      }
      before = now;
    }
    if (problem == null && !open.isEmpty()) {
      problem = "does not close its \"" + open.peek().open + "\"";
    }
  }

  private boolean isAmongLabels() {
    Frame inner = open.peek();
    return inner != null && (inner.open.equals("{") || LABEL_LISTS.contains(inner.word));
  }

  private static boolean isWord(String token) {
    return !token.isEmpty() && LABEL.matcher(token).matches();
  }

  private static boolean isGrouping(String token) {
    return GROUPING.contains(token.toLowerCase(Locale.ROOT));
  }

  /** What stands behind a closed bracket and gives it no labels ends it. */
  private void keep(String token) {
    Frame inner = open.peek();
    if (!isGrouping(token) && (inner == null || !isGrouping(inner.word))) {
      finish();
    }
  }

  private void finish() {
    Frame done = closed;
    closed = null;
    if (done != null && AGGREGATIONS.contains(done.word) && isOutermost()) {
      outermost.add(done.grouping);
    }
  }

  private boolean isOutermost() {
    for (Frame frame : open) {
      if (AGGREGATIONS.contains(frame.word)) {
        return false;
      }
    }
    return true;
  }

  private void open(String bracket, String before, int from) {
    String word = bracket.equals("(") ? before.toLowerCase(Locale.ROOT) : "";
    Frame of = closed;
    if (of != null && of.word.startsWith("leading ") && bracket.equals("(")) {
      Frame call = new Frame(bracket, of.word.substring("leading ".length()), from);
      call.grouping = of.grouping;
      closed = null;
      open.push(call);
      return;
    }
    if (!isGrouping(word)) {
      if (!bracket.equals("[")) {
        finish();
      }
      open.push(new Frame(bracket, word, from));
      return;
    }
    open.push(new Frame(bracket, word, from));
  }

  private void close(String bracket, int at) {
    Frame frame = open.isEmpty() ? null : open.peek();
    if (frame == null || "([{".indexOf(frame.open) != ")]}".indexOf(bracket)) {
      problem =
          frame == null
              ? "closes \"" + bracket + "\" without opening it"
              : "does not close its \"" + frame.open + "\" before \"" + bracket + "\"";
      return;
    }
    if (isGrouping(frame.word)) {
      open.pop();
      group(frame, text.substring(frame.from, at));
      return;
    }
    finish();
    open.pop();
    if (bracket.equals("]")) {
      length(text.substring(frame.from, at));
      open.forEach(outer -> outer.ranged = true);
    } else if (bracket.equals(")")) {
      boolean ofRange = OF_RANGES.contains(frame.word) || frame.word.endsWith("_over_time");
      if (ofRange && !frame.ranged) {
        problem = "calls " + frame.word + "() of no range, such as [1m]";
      }
      closed = frame;
    }
  }

  private void group(Frame clause, String inner) {
    Set<String> labels = new LinkedHashSet<>();
    Matcher label = LABEL.matcher(inner);
    while (label.find()) {
      labels.add(label.group());
    }
    Grouping grouping =
        new Grouping(clause.word.equals("by"), labels, inner.indexOf(GoTemplate.FILLED_IN) >= 0);
    String before = wordBefore(clause);
    boolean leading = AGGREGATIONS.contains(before) || CHOOSING.contains(before);
    Frame call = closed;
    if (leading) {
      finish();
      Frame next = new Frame("(", "leading " + before, clause.from);
      next.grouping = grouping;
      closed = next;
    } else if (call == null
        || !(AGGREGATIONS.contains(call.word) || CHOOSING.contains(call.word))) {
      problem = "has \"" + clause.word + "\" behind something that does not aggregate";
    } else {
      call.grouping = grouping;
    }
  }

  /** The word before {@code by}. */
  private String wordBefore(Frame clause) {
    String before = text.substring(0, clause.from - 1).stripTrailing();
    before = before.substring(0, before.length() - clause.word.length()).stripTrailing();
    int start = before.length();
    while (start > 0 && LABEL.matcher("a" + before.charAt(start - 1)).matches()) {
      start--;
    }
    return before.substring(start).toLowerCase(Locale.ROOT);
  }

  private void length(String inner) {
    for (String part : inner.split(":", -1)) {
      String written = part.strip();
      if (LENGTH.matcher(written).matches() && !RIGHT_LENGTH.matcher(written).matches()) {
        problem = "has the range [" + inner + "], which is no duration such as 1m";
      }
    }
  }

  /** Why Prometheus cannot read it; null if nothing is known to be wrong. */
  @Nullable String problem() {
    return problem;
  }

  /** How its outermost aggregations group; null for one that does not. */
  List<@Nullable Grouping> outermost() {
    finish();
    return outermost;
  }
}
