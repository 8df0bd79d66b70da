package io.gitopsprofile.yaml;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a value as YAML on one line, to stand in the place of another one: {@code {app: podinfo}}.
 * Text is bare and quoted as {@link CanonicalYaml} has it, and quoted also where it would end early
 * between braces.
 */
public final class InlineYaml {

  private final StringBuilder out = new StringBuilder();

  private InlineYaml() {}

  /**
   * The value on one line.
   *
   * @param inFlow whether it will stand between braces or brackets
   * @throws UnwritableValueException as {@link CanonicalYaml#write} throws it
   */
  public static String write(@Nullable Object value, boolean inFlow) {
    InlineYaml yaml = new InlineYaml();
    yaml.value(value, inFlow);
    return yaml.out.toString();
  }

  /** The text in these quotes; in double quotes if the single ones cannot hold it. */
  public static String quoted(String text, char quote) {
    StringBuilder out = new StringBuilder();
    if (quote == '\'' && isPrintable(text)) {
      return out.append('\'').append(text.replace("'", "''")).append('\'').toString();
    }
    if (isPrintable(text)) {
      return out.append('"')
          .append(text.replace("\\", "\\\\").replace("\"", "\\\""))
          .append('"')
          .toString();
    }
    QuotedScalar.append(out, text);
    return out.toString();
  }

  private static boolean isPrintable(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (QuotedScalar.needsEscape(text, i)) {
        return false;
      }
    }
    return true;
  }

  private void value(@Nullable Object value, boolean inFlow) {
    if (value instanceof Map<?, ?> map) {
      out.append('{');
      String comma = "";
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        out.append(comma);
        value(entry.getKey(), true);
        out.append(": ");
        value(entry.getValue(), true);
        comma = ", ";
      }
      out.append('}');
    } else if (value instanceof List<?> list) {
      out.append('[');
      String comma = "";
      for (Object element : list) {
        out.append(comma);
        value(element, true);
        comma = ", ";
      }
      out.append(']');
    } else if (value instanceof String text) {
      text(text, inFlow);
    } else {
      out.append(CanonicalYaml.write(value).strip());
    }
  }

  private void text(String text, boolean inFlow) {
    boolean endsEarly = inFlow && (text.indexOf(',') >= 0 || text.indexOf(':') >= 0);
    if (endsEarly && PlainScalar.isSafe(text)) {
      out.append(quoted(text, '"'));
    } else {
      String line = CanonicalYaml.write(text);
      out.append(line, 0, line.length() - 1);
    }
  }
}
