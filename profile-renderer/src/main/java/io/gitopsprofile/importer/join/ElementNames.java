package io.gitopsprofile.importer.join;

import io.gitopsprofile.importer.value.TreeValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names of the elements of a list, as the environments of a profile find them. */
final class ElementNames {

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

  /** The namespace beside the name; empty without one. */
  static String namespace(TreeValue element) {
    return element.textAt("namespace");
  }

  /** True for a list of which each element has a name. */
  static boolean areIn(TreeValue list) {
    for (TreeValue element : list.elements()) {
      if (of(element) == null) {
        return false;
      }
    }
    return true;
  }

  /**
   * The elements by their namespaces and names, in order.
   *
   * @return null if two have the same, or one has no name
   */
  static @Nullable Map<String, TreeValue> byName(TreeValue list) {
    Map<String, TreeValue> elements = new LinkedHashMap<>();
    for (TreeValue element : list.elements()) {
      String name = of(element);
      if (name == null || elements.put(namespace(element) + " " + name, element) != null) {
        return null;
      }
    }
    return elements;
  }
}
