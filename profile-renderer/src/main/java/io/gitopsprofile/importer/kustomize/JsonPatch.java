package io.gitopsprofile.importer.kustomize;

import io.gitopsprofile.importer.value.TreeValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A JSON patch (RFC 6902). */
final class JsonPatch {

  private JsonPatch() {}

  /** True if a document is a list of operations. */
  static boolean isPatch(TreeValue value) {
    return value.isList()
        && !value.elements().isEmpty()
        && value.elements().get(0).get("op") != null;
  }

  /** Applies the operations; returns the first that cannot be applied, or null. */
  static @Nullable TreeValue apply(TreeValue object, TreeValue patch) {
    for (TreeValue operation : patch.elements()) {
      if (!operate(object, operation)) {
        return operation;
      }
    }
    return null;
  }

  private static boolean operate(TreeValue object, TreeValue operation) {
    List<String> path = steps(operation.textAt("path"));
    TreeValue value = operation.get("value");
    return switch (operation.textAt("op")) {
      case "add" -> value != null && add(object, path, value.copy());
      case "replace" ->
          value != null
              && find(object, path) != null
              && remove(object, path) != null
              && add(object, path, value.copy());
      case "remove" -> remove(object, path) != null;
      case "copy" -> {
        TreeValue from = find(object, steps(operation.textAt("from")));
        yield from != null && add(object, path, from.copy());
      }
      case "move" -> {
        TreeValue from = remove(object, steps(operation.textAt("from")));
        yield from != null && add(object, path, from);
      }
      case "test" -> {
        TreeValue found = find(object, path);
        yield found != null
            && value != null
            && String.valueOf(found.plain()).equals(String.valueOf(value.plain()));
      }
      default -> false;
    };
  }

  private static List<String> steps(String pointer) {
    List<String> steps = new ArrayList<>();
    if (pointer.startsWith("/")) {
      for (String step : pointer.substring(1).split("/", -1)) {
        steps.add(step.replace("~1", "/").replace("~0", "~"));
      }
    }
    return steps;
  }

  private static @Nullable TreeValue find(TreeValue object, List<String> steps) {
    TreeValue at = object;
    for (String step : steps) {
      at = at == null ? null : child(at, step);
    }
    return at;
  }

  private static @Nullable TreeValue child(TreeValue value, String step) {
    if (!value.isList()) {
      return value.get(step);
    }
    int index = index(step, value.elements().size());
    return index >= 0 && index < value.elements().size() ? value.elements().get(index) : null;
  }

  private static int index(String step, int size) {
    if (step.equals("-")) {
      return size;
    }
    if (step.isEmpty() || step.length() > 6) {
      return -1;
    }
    for (int i = 0; i < step.length(); i++) {
      if (step.charAt(i) < '0' || step.charAt(i) > '9') {
        return -1;
      }
    }
    return Integer.parseInt(step);
  }

  private static boolean add(TreeValue object, List<String> steps, TreeValue value) {
    if (steps.isEmpty()) {
      return false;
    }
    String last = steps.get(steps.size() - 1);
    TreeValue parent = find(object, steps.subList(0, steps.size() - 1));
    if (parent == null) {
      return false;
    }
    if (parent.isList()) {
      int index = index(last, parent.elements().size());
      if (index < 0 || index > parent.elements().size()) {
        return false;
      }
      parent.elements().add(index, value);
      return true;
    }
    if (!parent.isMapping()) {
      return false;
    }
    parent.entries().put(last, value);
    return true;
  }

  private static @Nullable TreeValue remove(TreeValue object, List<String> steps) {
    if (steps.isEmpty()) {
      return null;
    }
    String last = steps.get(steps.size() - 1);
    TreeValue parent = find(object, steps.subList(0, steps.size() - 1));
    if (parent == null) {
      return null;
    }
    if (parent.isList()) {
      int index = index(last, parent.elements().size());
      return index >= 0 && index < parent.elements().size()
          ? parent.elements().remove(index)
          : null;
    }
    return parent.entries().remove(last);
  }
}
