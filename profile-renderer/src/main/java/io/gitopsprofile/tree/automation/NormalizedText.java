package io.gitopsprofile.tree.automation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes an object as text that is equal only for equal objects with equal key order. The text does
 * not depend on the style in which this project writes YAML.
 */
final class NormalizedText {

  private NormalizedText() {}

  static void append(StringBuilder out, @Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      out.append('{');
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        append(out, entry.getKey());
        append(out, entry.getValue());
      }
      out.append('}');
    } else if (value instanceof List<?> list) {
      out.append('[');
      for (Object element : list) {
        append(out, element);
      }
      out.append(']');
    } else if (value instanceof String text) {
      out.append('"').append(text.length()).append(':').append(text);
    } else {
      out.append(value).append(';');
    }
  }
}
