package io.gitopsprofile.diagnostic;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds credentials in a YAML document, whether or not the document can be parsed: the values of
 * keys that name a credential, the {@code data} and {@code stringData} of Secrets, values beside
 * the name of a credential, words after flags, and all forms that {@link CredentialShapes} knows.
 * The document is read once from the start to the end. In a broken document a value ends with its
 * line at the earliest.
 */
final class CredentialDocument {

  private final String text;
  private final CredentialShapes shapes;
  private final List<Part> open = new ArrayList<>();
  private int at;
  private int line;

  /** The indent of the last value, and true if that value is a credential. */
  private int valueIndent;

  private boolean isValueHidden;

  private CredentialDocument(String text, BitSet hidden) {
    this.text = text;
    this.shapes = new CredentialShapes(text, hidden);
  }

  /** Returns the indexes of all characters that belong to a credential. */
  static BitSet hidden(String text) {
    BitSet hidden = new BitSet();
    CredentialDocument document = new CredentialDocument(text, hidden);
    document.at = text.startsWith("\ufeff") ? 1 : 0;
    while (document.at < text.length()) {
      document.line();
    }
    document.shapes.privateKeys();
    return hidden;
  }

  /** A mapping or list that is not closed yet. */
  private static final class Part {

    final int indent;
    final boolean isList;
    final boolean isFlow;

    /** The key of this part in its parent. */
    final String key;

    /** The Secret, or the object that may turn out to be one, whose data this part is. */
    final @Nullable Part dataOf;

    final boolean isStringData;

    /** The name beside the value that this part is, or is in; empty if there is none. */
    final String nameOfValue;

    String lastKey = "";
    String lastItem = "";
    String name = "";
    String kind = "";
    int valueFrom = -1;
    int valueTo = -1;
    final List<int[]> data = new ArrayList<>();

    Part(int indent, boolean isList, boolean isFlow, @Nullable Part parent) {
      this.indent = indent;
      this.isList = isList;
      this.isFlow = isFlow;
      this.key = parent == null ? "" : parent.isList ? parent.key : parent.lastKey;
      boolean isData = parent != null && !parent.isList && key.equals("data");
      this.dataOf = isData ? parent : parent == null ? null : parent.dataOf;
      this.isStringData = key.equals("stringData") || (parent != null && parent.isStringData);
      boolean isValue = parent != null && !parent.isList && isValue(key);
      this.nameOfValue = parent == null ? "" : isValue ? parent.name : parent.nameOfValue;
    }
  }

  private @Nullable Part top() {
    return open.isEmpty() ? null : open.get(open.size() - 1);
  }

  private void line() {
    line = at;
    int end = shapes.lineEnd(at);
    int start = at;
    while (start < end && text.charAt(start) == ' ') {
      start++;
    }
    boolean isBlank = text.substring(start, end).isBlank();
    if (isBlank || text.charAt(start) == '#') {
      shapes.line(at, end);
    } else if (isMarker(end)) {
      open.clear();
    } else {
      at = start;
      block(end);
      return;
    }
    at = end + 1;
  }

  private boolean isMarker(int end) {
    return (text.startsWith("---", at) || text.startsWith("...", at))
        && text.substring(at + 3, end).isBlank();
  }

  /** Reads one line of block style, from its first character on, and all that its value spans. */
  private void block(int end) {
    while (text.charAt(at) == '-' && (at + 1 >= end || " \t\r".indexOf(text.charAt(at + 1)) >= 0)) {
      close(at - line, true);
      Part top = top();
      if (top == null || !top.isList || top.indent < at - line) {
        open.add(new Part(at - line, true, false, top));
      }
      skipBlanks(1, end);
      if (at >= end) {
        at = end + 1;
        return;
      }
    }
    int indent = at - line;
    boolean isExplicitKey =
        text.charAt(at) == '?' && (at + 1 >= end || " \t\r".indexOf(text.charAt(at + 1)) >= 0);
    int colon = isExplicitKey ? end : colon(at, end);
    if (colon < 0) {
      noKey(indent, end);
      return;
    }
    close(indent, false);
    Part top = top();
    if (top == null || top.isList || top.indent < indent) {
      top = new Part(indent, false, false, top);
      open.add(top);
    }
    if (isExplicitKey) {
      // The value is behind a colon at the start of the next line.
      top.lastKey = unquoted(at + 1, end);
      shapes.line(at, end);
      at = end + 1;
      return;
    }
    if (colon > at) {
      top.lastKey = unquoted(at, colon);
    }
    valueIndent = indent;
    isValueHidden = false;
    shapes.line(at, colon);
    at = colon;
    skipBlanks(1, end);
    value(top, end);
  }

  /** Reads a line without a key: an element of a list, or the next line of a value. */
  private void noKey(int indent, int end) {
    Part top = top();
    if (top != null && isItem(top, indent)) {
      valueIndent = top.indent;
      isValueHidden = false;
      value(top, end);
      return;
    }
    boolean isContinued = isValueHidden && indent > valueIndent;
    if (!isContinued && "{[".indexOf(text.charAt(at)) >= 0) {
      flowLine();
      return;
    }
    int blank = at;
    while (blank < end && text.charAt(blank) != ' ') {
      blank++;
    }
    boolean isNamed =
        blank - at < CredentialShapes.LONGEST_VALUE
            && CredentialDetector.isNamed(text.substring(at, blank));
    boolean isFirst = top != null && !top.isList && indent > top.indent;
    Part part = isFirst ? new Part(indent, false, false, top) : top;
    boolean isOfSecret = part != null && isOfSecret(part);
    if (part != null && part.dataOf != null) {
      part.dataOf.data.add(new int[] {at, end});
    }
    if (isContinued || isNamed || isOfSecret) {
      shapes.hide(isNamed ? blank : at, end);
    } else {
      shapes.line(at, end);
    }
    at = end + 1;
  }

  private boolean isItem(Part part, int indent) {
    return part.isList
        && !part.isFlow
        && indent > part.indent
        && text.charAt(line + part.indent) == '-';
  }

  /** Closes the parts that end before a line with this indent. */
  private void close(int indent, boolean isItem) {
    for (Part top = top(); top != null; top = top()) {
      boolean isOver =
          top.isFlow || top.indent > indent || (top.indent == indent && top.isList && !isItem);
      if (!isOver) {
        return;
      }
      open.remove(open.size() - 1);
    }
  }

  /** Returns the index of the colon after a key at the start of a range; -1 if there is no key. */
  private int colon(int from, int end) {
    int start = from;
    char quote = text.charAt(from);
    if (quote == '"' || quote == '\'') {
      int close = text.indexOf(quote, from + 1);
      start = close > 0 && close < end ? close : from;
    } else if (quote == '{' || quote == '[') {
      return -1;
    }
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c == ':' && (i + 1 >= end || " \t\r".indexOf(text.charAt(i + 1)) >= 0)) {
        return i;
      }
      if (c == '#' && i > from && text.charAt(i - 1) == ' ') {
        return -1;
      }
    }
    return -1;
  }

  private String unquoted(int from, int to) {
    String key = text.substring(from, Math.min(to, from + CredentialShapes.LONGEST_VALUE)).strip();
    boolean isQuoted =
        key.length() > 1
            && "\"'".indexOf(key.charAt(0)) >= 0
            && key.charAt(key.length() - 1) == key.charAt(0);
    return CredentialDetector.unescaped(isQuoted ? key.substring(1, key.length() - 1) : key);
  }

  private void skipBlanks(int first, int end) {
    at += first;
    while (at < end && " \t\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  /** Reads the value of a block part; the next line starts behind the value. */
  private void value(Part part, int end) {
    int start = at;
    while (at < end && "&!".indexOf(text.charAt(at)) >= 0) {
      while (at < end && " \t\r".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      skipBlanks(0, end);
    }
    if (at >= end) {
      // A credential may start with the indicator of a tag or an anchor.
      if (start < end) {
        emit(part, start, end);
      }
      at = end + 1;
      return;
    }
    int tags = at;
    taggedValue(part, end);
    if (isValueHidden) {
      shapes.hide(start, tags);
    }
  }

  private void taggedValue(Part part, int end) {
    char first = text.charAt(at);
    if (first == '|' || first == '>') {
      int close = blockEnd(end);
      emit(part, Math.min(end + 1, text.length()), close);
      at = close;
    } else if (first == '{' || first == '[') {
      flowLine();
    } else {
      int close = quoteEnd(end);
      if (close > 0) {
        emit(part, at + 1, close);
        int rest = shapes.lineEnd(close);
        if (isValueHidden && !isClosed(close + 1, rest)) {
          shapes.hide(close, rest);
        } else {
          shapes.line(close, rest);
        }
        at = rest + 1;
      } else {
        emit(part, at, end);
        at = end + 1;
      }
    }
  }

  /** True if a line ends after a quoted value, except for a comment. */
  private boolean isClosed(int from, int end) {
    String rest = text.substring(from, end).strip();
    return rest.isEmpty() || rest.charAt(0) == '#';
  }

  /** Returns the end of a block scalar, whose lines are indented more than its key. */
  private int blockEnd(int end) {
    int close = Math.min(end + 1, text.length());
    while (close < text.length()) {
      int next = shapes.lineEnd(close);
      int first = close;
      while (first < next && text.charAt(first) == ' ') {
        first++;
      }
      if (first - close <= valueIndent && !text.substring(first, next).isBlank()) {
        return close;
      }
      close = Math.min(next + 1, text.length());
    }
    return close;
  }

  /** Returns the index of the quote that closes a quoted value; -1 if the value is not quoted. */
  private int quoteEnd(int end) {
    char quote = text.charAt(at);
    if (quote != '"' && quote != '\'') {
      return -1;
    }
    int lineEnd = end;
    for (int i = at + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == quote) {
        boolean isDouble = quote == '\'' && i + 1 < text.length() && text.charAt(i + 1) == quote;
        if (!isDouble) {
          return i;
        }
        i++;
      } else if (c == '\\' && quote == '"') {
        i++;
      } else if (i == lineEnd) {
        // The next line of a quoted value is indented more than its key, or blank.
        int first = i + 1;
        while (first < text.length() && text.charAt(first) == ' ') {
          first++;
        }
        lineEnd = shapes.lineEnd(i + 1);
        if (first - i - 1 <= valueIndent && first < lineEnd) {
          return -1;
        }
      }
    }
    return -1;
  }

  /** Reads a flow mapping or list, and the rest of its last line. */
  private void flowLine() {
    flow();
    int rest = shapes.lineEnd(Math.min(at, text.length()));
    shapes.line(Math.min(at, rest), rest);
    at = rest + 1;
  }

  /** Reads a flow mapping or list up to its end, over as many lines as it has. */
  private void flow() {
    int depth = open.size();
    do {
      char c = text.charAt(at);
      if (c == '{' || c == '[') {
        open.add(new Part(Integer.MAX_VALUE, c == '[', true, top()));
        at++;
      } else if (c == '}' || c == ']') {
        open.remove(open.size() - 1);
        at++;
      } else if (c == ',' || Character.isWhitespace(c)) {
        Part top = top();
        if (c == ',' && top != null && !top.isList) {
          top.lastKey = "";
        }
        at++;
      } else if (c == '#' && Character.isWhitespace(text.charAt(at - 1))) {
        int end = shapes.lineEnd(at);
        shapes.line(at, end);
        at = end;
      } else {
        flowScalar();
      }
    } while (open.size() > depth && at < text.length());
  }

  private void flowScalar() {
    Part part = open.get(open.size() - 1);
    int start = at;
    int end = shapes.lineEnd(at);
    char first = text.charAt(at);
    int close = first == '"' || first == '\'' ? flowQuoteEnd() : -1;
    int from = close < 0 ? start : start + 1;
    int to = close;
    if (close < 0) {
      to = start;
      while (to < end && !isFlowEnd(part, to, end)) {
        to++;
      }
      to = Math.max(to, start + 1);
    }
    at = close < 0 ? to : close + 1;
    int colon = at;
    while (colon < end && " \t".indexOf(text.charAt(colon)) >= 0) {
      colon++;
    }
    if (colon < text.length() && text.charAt(colon) == ':') {
      String key = unquoted(from, to);
      part.lastKey = key.startsWith("- ") ? key.substring(2) : key;
      at = colon + 1;
    } else {
      emit(part, from, to);
    }
  }

  private int flowQuoteEnd() {
    int indent = valueIndent;
    valueIndent = -1;
    int close = quoteEnd(text.length());
    valueIndent = indent;
    // A stray apostrophe must not take the rest of a broken document.
    return close - at > CredentialShapes.LONGEST_VALUE * 16 ? -1 : close;
  }

  /**
   * True if a plain value ends here. A credential with a comma or bracket in it is no plain value,
   * so a value ends only where a key, an element of a list or the end of the line follows.
   */
  private boolean isFlowEnd(Part part, int index, int end) {
    char c = text.charAt(index);
    if (c == ':') {
      return index + 1 >= end || " \t\r".indexOf(text.charAt(index + 1)) >= 0;
    }
    if (c == '#') {
      return text.charAt(index - 1) == ' ';
    }
    if (c == ',') {
      return part.isList
          || index + 1 >= end
          || " \t\r\"'{[".indexOf(text.charAt(index + 1)) >= 0
          || hasKey(index + 1, end);
    }
    return (c == '}' || c == ']')
        && (index + 1 >= end || " \t\r,]}".indexOf(text.charAt(index + 1)) >= 0);
  }

  private boolean hasKey(int from, int end) {
    int to = from;
    while (to < end
        && to - from < 64
        && (Character.isLetterOrDigit(text.charAt(to)) || "_-.".indexOf(text.charAt(to)) >= 0)) {
      to++;
    }
    return to > from && to < end && text.charAt(to) == ':';
  }

  /** Decides about a value, or an element of a list. */
  private void emit(Part part, int from, int to) {
    String value =
        text.substring(from, Math.min(to, from + CredentialShapes.LONGEST_VALUE)).strip();
    String key = part.isList ? part.key : part.lastKey;
    boolean isHidden =
        isOfSecret(part)
            ? !CredentialDetector.isPlaceholder(value)
            : CredentialShapes.isAuthorization(key)
                ? !CredentialDetector.isPlaceholder(value)
                : isCredential(key, value)
                    || isCredential(part.nameOfValue, value)
                    || (part.isList && isAfterFlag(part, value));
    if (isHidden) {
      shapes.hide(from, to);
    } else {
      shapes.lines(from, to);
    }
    isValueHidden = isHidden;
    if (part.isList) {
      part.lastItem = withoutComment(value);
      return;
    }
    note(part, from, to, withoutComment(value));
  }

  private static String withoutComment(String value) {
    int comment = value.indexOf(" #");
    return CredentialDetector.unescaped(comment < 0 ? value : value.substring(0, comment).strip());
  }

  private void note(Part part, int from, int to, String value) {
    if (part.dataOf != null && part.dataOf.kind.isEmpty()) {
      part.dataOf.data.add(new int[] {from, to});
    }
    if (part.lastKey.equals("name") || part.lastKey.equals("key")) {
      part.name = value;
      beside(part);
    } else if (part.lastKey.equals("kind")) {
      part.kind = value;
      hideData(part);
    } else if (isValue(part.lastKey)) {
      part.valueFrom = from;
      part.valueTo = to;
      beside(part);
    }
  }

  private void hideData(Part part) {
    for (int[] range : part.data) {
      if (isSecret(part) && !CredentialDetector.isPlaceholder(start(range[0], range[1]))) {
        shapes.hide(range[0], range[1]);
      }
    }
  }

  /** Marks a value whose sibling {@code name} is that of a credential. */
  private void beside(Part part) {
    if (part.name.isEmpty() || part.valueFrom < 0) {
      return;
    }
    String value = start(part.valueFrom, part.valueTo);
    boolean isLogin =
        CredentialShapes.isAuthorization(part.name) && !CredentialDetector.isPlaceholder(value);
    if (isLogin || isCredential(part.name, value)) {
      shapes.hide(part.valueFrom, part.valueTo);
      isValueHidden = isValueHidden || isValue(part.lastKey);
    }
  }

  private String start(int from, int to) {
    return text.substring(from, Math.min(to, from + CredentialShapes.LONGEST_VALUE)).strip();
  }

  /** True for the key of a value beside a name, also a misspelt one, which an error points at. */
  private static boolean isValue(String key) {
    return key.startsWith("val") && !key.endsWith("From");
  }

  private static boolean isOfSecret(Part part) {
    return part.isStringData || (part.dataOf != null && isSecret(part.dataOf));
  }

  private static boolean isSecret(Part part) {
    return part.kind.equals("Secret");
  }

  private static boolean isCredential(String key, String value) {
    return CredentialDetector.mayNameOne(key) && CredentialDetector.isOne(key, value);
  }

  private static boolean isAfterFlag(Part list, String value) {
    return list.lastItem.startsWith("-")
        && list.lastItem.indexOf('=') < 0
        && !value.startsWith("-")
        && isCredential(list.lastItem, value);
  }
}
