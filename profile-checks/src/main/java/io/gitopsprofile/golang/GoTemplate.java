package io.gitopsprofile.golang;

import io.gitopsprofile.diagnostic.ClosestName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A template of Go's text/template with the delimiters {@code <<} and {@code >>}, as far as it must
 * be read to know whether the adapter can fill it in and which fields it uses. Whatever Go accepts
 * is accepted: pipelines, variables, conditions, loops.
 */
public final class GoTemplate {

  /** What stands in {@link #plainText} where an action begins. */
  public static final char FILLED_IN = '\uE000';

  /** Why it cannot be filled in. */
  public record Problem(String message, String fix) {}

  private static final Set<String> FUNCTIONS =
      Set.of(
          "and",
          "or",
          "not",
          "len",
          "index",
          "slice",
          "print",
          "printf",
          "println",
          "html",
          "js",
          "urlquery",
          "call",
          "eq",
          "ne",
          "lt",
          "le",
          "gt",
          "ge",
          "true",
          "false",
          "nil");
  private static final Set<String> OPENING = Set.of("if", "range", "with", "block", "define");
  private static final Set<String> MIDDLE = Set.of("else", "template", "break", "continue");
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<text>\"(?:[^\"\\\\\\n]|\\\\.)*+\"|`[^`]*`|'(?:[^'\\\\\\n]|\\\\.)++')"
              + "|(?<variable>\\$[\\p{L}\\p{N}_]*)"
              + "|(?<field>\\.[\\p{L}_][\\p{L}\\p{N}_]*)"
              + "|(?<number>[+-]?\\.?[0-9][0-9a-zA-Z_.+-]*)"
              + "|(?<word>[\\p{L}_][\\p{L}\\p{N}_]*)"
              + "|(?<sign>:=|=|,|\\||\\(|\\)|\\.)"
              + "|(?<space>\\s+)");

  private final Collection<String> fields;
  private final Set<String> used = new LinkedHashSet<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Deque<String> open = new ArrayDeque<>();
  private final StringBuilder plain = new StringBuilder();
  private boolean plainActions = true;
  private @Nullable String inBrackets;

  /**
   * Reads a template.
   *
   * @param text the template
   * @param fields the fields that the adapter fills in
   */
  public GoTemplate(String text, Collection<String> fields) {
    this.fields = fields;
    int at = 0;
    while (at < text.length()) {
      int start = text.indexOf("<<", at);
      addPlain(text.substring(at, start < 0 ? text.length() : start));
      if (start < 0) {
        break;
      }
      int end = endOfAction(text, start + 2);
      if (end < 0) {
        problem("opens \"<<\" and does not close it", "close it with \">>\"");
        return;
      }
      action(text.substring(start + 2, end));
      plain.append(FILLED_IN).append(" ".repeat(end + 1 - start));
      at = end + 2;
    }
    if (!open.isEmpty()) {
      problem("does not end its \"" + open.peek() + "\"", "add <<end>>");
    }
  }

  private void addPlain(String text) {
    if (text.contains(">>")) {
      problem("closes \">>\" without \"<<\" before it", "open it with \"<<\"");
    }
    plain.append(text);
  }

  /** Where an action closes, quoted text and comments skipped; -1 if it does not. */
  static int endOfAction(String text, int start) {
    int comment = text.startsWith("- ", start) ? start + 2 : start;
    if (text.startsWith("/*", comment)) {
      int close = text.indexOf("*/", comment + 2);
      return close < 0 ? -1 : text.indexOf(">>", close);
    }
    int at = start;
    while (at < text.length() && !text.startsWith(">>", at)) {
      char quote = text.charAt(at);
      at++;
      if (quote == '"' || quote == '`') {
        at = afterQuote(text, at, quote);
      }
    }
    return at < text.length() ? at : text.indexOf(">>", start);
  }

  private static int afterQuote(String text, int start, char quote) {
    int at = start;
    while (at < text.length() && text.charAt(at) != quote) {
      at += quote == '"' && text.charAt(at) == '\\' ? 2 : 1;
    }
    return at + 1;
  }

  private void action(String raw) {
    String text = raw.startsWith("- ") ? raw.substring(2) : raw;
    text = text.endsWith(" -") ? text.substring(0, text.length() - 2) : text;
    if (text.startsWith("/*")) {
      return;
    }
    String field = text.strip();
    plainActions &= field.startsWith(".") && field.indexOf(' ') < 0 && field.indexOf('|') < 0;
    if (field.equals(".GroupBySlice") || field.equals(".LabelValuesByName")) {
      inBrackets = field;
    }
    if (text.isBlank()) {
      problem("has an action without content, <<" + raw + ">>", "name a field in it");
      return;
    }
    Matcher token = TOKEN.matcher(text);
    boolean first = true;
    String before = "";
    int at = 0;
    while (at < text.length()) {
      if (!token.find(at) || token.start() != at) {
        problem(
            "has \"" + text.charAt(at) + "\" in the action <<" + raw + ">>",
            "write <<.Field>> with two signs on both sides");
        return;
      }
      if (token.group("space") == null) {
        token(token, first, before);
        first = false;
      }
      before = token.group();
      at = token.end();
    }
  }

  private void token(Matcher token, boolean first, String before) {
    String field = token.group("field");
    String word = token.group("word");
    if (field != null) {
      field(field.substring(1), before);
    } else if (word != null && OPENING.contains(word) && (first || isElse(before))) {
      if (first) {
        open.push(word);
      }
    } else if ("end".equals(word) && first) {
      if (open.poll() == null) {
        problem("has an <<end>> that ends nothing", "remove it");
      }
    } else if (word != null && !FUNCTIONS.contains(word) && !MIDDLE.contains(word)) {
      problem("calls \"" + word + "\", which is no function of Go templates", fixOf(word));
    }
  }

  private static boolean isElse(String before) {
    return before.isBlank();
  }

  private void field(String name, String before) {
    boolean ofAnother =
        !before.isBlank() && (Character.isLetterOrDigit(last(before)) || last(before) == ')');
    boolean ofVariable = before.startsWith("$") && before.length() > 1;
    boolean dotMoved = !before.equals("$") && open.stream().anyMatch(o -> !o.equals("if"));
    if (fields.contains(name)) {
      used.add(name);
    } else if (!ofAnother && !ofVariable && !dotMoved) {
      problem("uses the field ." + name + ", which the adapter does not have", fixOf(name));
    }
  }

  private static char last(String text) {
    return text.charAt(text.length() - 1);
  }

  private String fixOf(String name) {
    return ClosestName.of(name, fields)
        .map(field -> "write <<." + field + ">>")
        .orElse("use one of <<." + String.join(">>, <<.", fields) + ">>");
  }

  private void problem(String message, String fix) {
    problems.add(new Problem(message, fix));
  }

  /** The first reason why it cannot be filled in; null if there is none. */
  @Nullable
  public Problem problem() {
    return problems.isEmpty() ? null : problems.get(0);
  }

  /** Whether one of its actions uses a field. */
  public boolean uses(String field) {
    return used.contains(field);
  }

  /** Whether it only names fields, so that its text is the same whatever they are. */
  public boolean onlyNamesFields() {
    return plainActions;
  }

  /** Whether an action prints a field that is no text, so that Go writes it in brackets. */
  @Nullable
  public String printsInBrackets() {
    return inBrackets;
  }

  /** The text, each action replaced by {@link #FILLED_IN} and spaces of its length. */
  public String plainText() {
    return plain.toString();
  }
}
