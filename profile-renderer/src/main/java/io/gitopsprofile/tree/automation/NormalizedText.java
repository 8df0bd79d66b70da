package io.gitopsprofile.tree.automation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object as text that two objects share only if they are equal, in the order of their keys. It
 * stays the same when the style of the YAML changes that this project writes.
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
