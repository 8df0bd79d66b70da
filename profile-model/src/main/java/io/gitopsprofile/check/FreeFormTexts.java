package io.gitopsprofile.check;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Walks through free-form YAML and hands out each of its texts. */
final class FreeFormTexts {

  /**
   * A text and where it stands.
   *
   * @param key the key that it is the value of; that of the list for an element of one
   * @param text the text
   * @param siblings the mapping that it stands in
   * @param path its place
   */
  record Text(String key, String text, Map<?, ?> siblings, ProfilePath path) {}

  private FreeFormTexts() {}

  /** Hands out every text of a tree, in its order. */
  static void each(Map<?, ?> map, ProfilePath path, Consumer<Text> action) {
    map.forEach((key, value) -> walk(key.toString(), value, map, path.key(key.toString()), action));
  }

  private static void walk(
      String key, @Nullable Object value, Map<?, ?> map, ProfilePath path, Consumer<Text> action) {
    if (value instanceof String text) {
      action.accept(new Text(key, text, map, path));
    } else if (value instanceof Map<?, ?> inner) {
      each(inner, path, action);
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        walk(key, list.get(i), map, path.index(i), action);
      }
    }
  }
}
