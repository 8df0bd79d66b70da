package io.gitopsprofile.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a tree of plain values as conventional YAML; equal trees give equal text. This is the only
 * place where the project turns data into YAML.
 *
 * <pre>
 * metadata:
 *   annotations:
 *     prometheus.io/port: "9797"
 * rules:
 *   - seriesQuery: 'http_requests_total{namespace!=""}'
 *     script: |
 *       set -e
 * </pre>
 *
 * <p>The rules:
 *
 * <ul>
 *   <li>Block style, two spaces a level, list items two spaces right of their key, no folding, LF,
 *       a final newline, no document marker; an empty map is {@code {}}, an empty list {@code []}.
 *   <li>Maps keep their order.
 *   <li>Text is plain only if every YAML 1.1 and 1.2 reader resolves it to the same text and it
 *       does not look like another language; so {@code on}, {@code 1.10} and {@code 12:30:45} are
 *       quoted.
 *   <li>Text with braces, brackets, double quotes or backslashes (a regular expression, PromQL,
 *       JSON) is single-quoted, other text that cannot be plain is double-quoted.
 *   <li>Text of several lines is a literal block, unless it has characters that a block cannot
 *       represent: carriage returns, control or invisible characters, blank-only lines.
 *   <li>Decimal numbers always have a point, and a signed exponent if any.
 * </ul>
 *
 * <p>A tree consists of {@code Map<String, ?>}, {@code List<?>}, {@code String}, {@code Boolean},
 * {@code Integer}, {@code Long}, {@code BigInteger}, {@code Double}, {@code BigDecimal} and null.
 */
public final class CanonicalYaml {

  /**
   * Maximum length of a simple key; readers accept no key of more than 1,024 characters without
   * {@code ?}.
   */
  private static final int LONGEST_SIMPLE_KEY = 1000;

  private final StringBuilder out = new StringBuilder(2048);
  private final List<Object> path = new ArrayList<>();
  private final Map<List<Object>, String> comments;
  private final Map<List<Object>, MarkedYaml.Span> spans = new LinkedHashMap<>();

  private CanonicalYaml(Map<List<Object>, String> comments) {
    this.comments = comments;
  }

  /**
   * The tree as YAML text.
   *
   * @throws UnwritableValueException if a text holds half a surrogate pair, a number is not finite,
   *     or a value has a type that YAML does not have
   */
  public static String write(@Nullable Object tree) {
    return marked(tree, Map.of()).text();
  }

  /**
   * The tree as YAML text, with comments after some of its values.
   *
   * @param comments one-line comments without {@code #}, by a value's path of keys and indices; an
   *     empty comment is not written, but its value has a span; a value written on several lines
   *     gets no comment and no span
   */
  public static MarkedYaml marked(@Nullable Object tree, Map<List<Object>, String> comments) {
    CanonicalYaml yaml = new CanonicalYaml(comments);
    if (tree instanceof Map<?, ?> map && !map.isEmpty()) {
      yaml.mapping(map, 0, false);
    } else if (tree instanceof List<?> list && !list.isEmpty()) {
      yaml.sequence(list, 0, false);
    } else if (tree instanceof String text) {
      yaml.oneLine(text);
      yaml.out.append('\n');
    } else {
      yaml.scalar(tree, 0);
    }
    return new MarkedYaml(yaml.out.toString(), yaml.spans);
  }

  private void mapping(Map<?, ?> map, int indent, boolean continuesLine) {
    boolean indented = continuesLine;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (!indented) {
        indent(indent);
      }
      indented = false;
      key(entry.getKey(), indent);
      path.add(entry.getKey());
      valueOfKey(entry.getValue(), indent);
      path.remove(path.size() - 1);
    }
  }

  private void key(@Nullable Object key, int indent) {
    if (!(key instanceof String text)) {
      throw unwritable("a key must be text, but is " + kind(key));
    }
    int start = out.length();
    oneLine(text);
    if (out.length() - start > LONGEST_SIMPLE_KEY) {
      out.insert(start, "? ");
      out.append('\n');
      indent(indent);
    }
    out.append(':');
  }

  private void valueOfKey(@Nullable Object value, int indent) {
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      out.append('\n');
      mapping(map, indent + 2, false);
    } else if (value instanceof List<?> list && !list.isEmpty()) {
      out.append('\n');
      sequence(list, indent + 2, false);
    } else {
      out.append(' ');
      scalar(value, indent);
    }
  }

  private void sequence(List<?> list, int indent, boolean continuesLine) {
    for (int i = 0; i < list.size(); i++) {
      if (i > 0 || !continuesLine) {
        indent(indent);
      }
      out.append("- ");
      path.add(i);
      element(list.get(i), indent);
      path.remove(path.size() - 1);
    }
  }

  private void element(@Nullable Object value, int indent) {
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      mapping(map, indent + 2, true);
    } else if (value instanceof List<?> list && !list.isEmpty()) {
      sequence(list, indent + 2, true);
    } else {
      scalar(value, indent);
    }
  }

  private void scalar(@Nullable Object value, int indent) {
    int start = out.length();
    if (value instanceof String text) {
      if (BlockScalar.fits(text)) {
        BlockScalar.append(out, text, indent + 2);
        return;
      }
      oneLine(text);
    } else {
      withoutText(value);
    }
    mark(start);
    out.append('\n');
  }

  private void mark(int start) {
    @Nullable String comment = comments.isEmpty() ? null : comments.get(path);
    if (comment != null) {
      spans.put(List.copyOf(path), new MarkedYaml.Span(start, out.length()));
      if (!comment.isEmpty()) {
        out.append(" # ").append(comment);
      }
    }
  }

  private void oneLine(String text) {
    if (PlainScalar.isSafe(text)) {
      out.append(text);
    } else {
      refuseHalfSurrogates(text);
      QuotedScalar.append(out, text);
    }
  }

  private void withoutText(@Nullable Object value) {
    if (value instanceof Map<?, ?>) {
      out.append("{}");
    } else if (value instanceof List<?>) {
      out.append("[]");
    } else if (value instanceof Double number) {
      decimal(number);
    } else if (value instanceof BigDecimal number) {
      if (Double.isInfinite(number.doubleValue())) {
        throw unwritable("the number " + number + " is outside the range of YAML readers");
      }
      DecimalScalar.append(out, number);
    } else if (value == null
        || value instanceof Boolean
        || value instanceof Integer
        || value instanceof Long
        || value instanceof BigInteger) {
      out.append(value);
    } else {
      throw unwritable("there is no YAML for " + kind(value));
    }
  }

  private void decimal(double number) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      throw unwritable("the number is " + number + ", which JSON and Kubernetes cannot represent");
    }
    DecimalScalar.append(out, number);
  }

  private void refuseHalfSurrogates(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        int codePoint = text.codePointAt(i);
        if (codePoint <= Character.MAX_VALUE) {
          String half = Integer.toHexString(codePoint).toUpperCase(Locale.ROOT);
          throw unwritable("the text holds half a surrogate pair, U+" + half + " at index " + i);
        }
        i++;
      }
    }
  }

  private void indent(int columns) {
    for (int i = 0; i < columns; i++) {
      out.append(' ');
    }
  }

  private UnwritableValueException unwritable(String reason) {
    return new UnwritableValueException(path, reason);
  }

  private static String kind(@Nullable Object value) {
    return value == null ? "null" : value.getClass().getName();
  }
}
