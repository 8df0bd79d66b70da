package io.gitopsprofile.view;

import io.gitopsprofile.diagnostic.ProfilePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The strings of free-form YAML. */
public final class FreeFormStrings {

  /**
   * A text and its location.
   *
   * @param key the key of the text; for a list element, the key of the list
   * @param text the text
   * @param siblings the mapping that contains the text
   * @param path the path of the text
   */
  public record Text(String key, String text, Map<?, ?> siblings, ProfilePath path) {}

  private FreeFormStrings() {}

  /** Returns every text of a tree, in document order. */
  public static List<Text> of(Map<?, ?> map, ProfilePath path) {
    List<Text> texts = new ArrayList<>();
    walk(map, path, texts);
    return texts;
  }

  private static void walk(Map<?, ?> map, ProfilePath path, List<Text> texts) {
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      String key = entry.getKey().toString();
      walk(key, entry.getValue(), map, path.key(key), texts);
    }
  }

  private static void walk(
      String key, @Nullable Object value, Map<?, ?> map, ProfilePath path, List<Text> texts) {
    if (value instanceof String text) {
      texts.add(new Text(key, text, map, path));
    } else if (value instanceof Map<?, ?> inner) {
      walk(inner, path, texts);
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        walk(key, list.get(i), map, path.index(i), texts);
      }
    }
  }
}
