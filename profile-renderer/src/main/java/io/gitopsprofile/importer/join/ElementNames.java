package io.gitopsprofile.importer.join;

import io.gitopsprofile.importer.value.TreeValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names of the elements of a list, as the environments of a profile find them. */
final class ElementNames {

  /** The list of sources, each of which is below the key of its kind. */
  static final String SOURCES = "sources";

  private ElementNames() {}

  /**
   * The name of an element: {@code name}, or that of its file; kind and name of a Kubernetes
   * object; null if it has none.
   */
  static @Nullable String of(TreeValue element) {
    TreeValue metadata = element.get("metadata");
    if (metadata != null && isScalar(element.get("kind"))) {
      TreeValue name = metadata.get("name");
      return name == null || !isScalar(name) ? null : element.get("kind") + "/" + name;
    }
    for (String key : List.of("name", "preset", "file", "component")) {
      TreeValue name = element.get(key);
      if (name != null && isScalar(name)) {
        return name.toString();
      }
    }
    return null;
  }

  private static boolean isScalar(@Nullable TreeValue value) {
    return value != null && value.scalar() != null;
  }

  /** The mapping with the name of a part: that of a source stands below its kind. */
  static TreeValue body(TreeValue part, String section) {
    return section.equals(SOURCES) && part.entries().size() == 1
        ? part.entries().values().iterator().next()
        : part;
  }

  /**
   * True for a list of which each element has a name.
   *
   * @param section the section that the list is; empty for a list inside of one
   */
  static boolean areIn(TreeValue list, String section) {
    for (TreeValue element : list.elements()) {
      if (of(body(element, section)) == null) {
        return false;
      }
    }
    return true;
  }

  /**
   * The elements by their namespaces and names, in order.
   *
   * @param section the section that the list is; empty for a list inside of one
   * @return null if two have the same, or one has no name
   */
  static @Nullable Map<String, TreeValue> byName(TreeValue list, String section) {
    Map<String, TreeValue> elements = new LinkedHashMap<>();
    for (TreeValue element : list.elements()) {
      TreeValue body = body(element, section);
      String name = of(body);
      if (name == null || elements.put(body.textAt("namespace") + " " + name, element) != null) {
        return null;
      }
    }
    return elements;
  }
}
