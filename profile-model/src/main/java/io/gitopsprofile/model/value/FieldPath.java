package io.gitopsprofile.model.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A path from an object to one of its values:
 *
 * <pre>
 * image.tag
 * spec.template.spec.containers[podinfod].image
 * images[0].newTag
 * </pre>
 *
 * <p>A dot separates keys; square brackets hold the index of a list's element, or the {@code name}
 * of the element. A backslash makes the next character part of a key.
 *
 * @param steps the keys as text, the indices as Integer, and the names of elements as {@link
 *     Element}
 */
public record FieldPath(List<Object> steps) {

  private static final int LONGEST = 1000;
  private static final int LONGEST_INDEX = 5;

  /** The length of a list up to which elements are found by name in place of the index. */
  private static final int LONGEST_NAMED_LIST = 1000;

  private static final String FIX =
      "write the keys with dots between them, and an element of a list by its index or name, such"
          + " as image.tag or containers[podinfod].image";

  /**
   * The step to an element of a list by its {@code name}.
   *
   * @param name the name
   */
  public record Element(String name) {

    @Override
    public String toString() {
      return name;
    }
  }

  /** Copies the steps in their order. */
  public FieldPath {
    steps = Ordered.list("steps", steps);
  }

  /** Parses a text such as {@code containers[podinfod].image}. */
  public static FieldPath of(String text) {
    List<Object> steps = text.length() > LONGEST ? List.of() : parse(text);
    if (steps.isEmpty()) {
      String shown = text.length() > LONGEST ? text.substring(0, 60) + "..." : text;
      throw new InvalidValueException(Syntax.quoted(shown) + " is not a path of a value", FIX);
    }
    return new FieldPath(steps);
  }

  /** The steps; empty if the text breaks the syntax. */
  private static List<Object> parse(String text) {
    List<Object> steps = new ArrayList<>();
    StringBuilder step = new StringBuilder();
    boolean element = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        if (++i == text.length()) {
          return List.of();
        }
        step.append(text.charAt(i));
      } else if (element ? c == ']' : c == '.' || c == '[') {
        boolean afterElement = !element && step.length() == 0 && i > 0 && text.charAt(i - 1) == ']';
        if (step.length() == 0 && !afterElement) {
          return List.of();
        }
        if (step.length() > 0) {
          steps.add(element ? element(step.toString()) : step.toString());
        }
        step.setLength(0);
        element = c == '[';
        boolean follows = i + 1 == text.length() || ".[".indexOf(text.charAt(i + 1)) >= 0;
        if (c == ']' && !follows) {
          return List.of();
        }
      } else if (c == ']' || c == '[') {
        return List.of();
      } else {
        step.append(c);
      }
    }
    boolean closed = step.length() == 0 && text.endsWith("]");
    if (element || (step.length() == 0 && !closed)) {
      return List.of();
    }
    if (step.length() > 0) {
      steps.add(step.toString());
    }
    return steps;
  }

  private static Object element(String text) {
    return text.length() <= LONGEST_INDEX && Syntax.isDigits(text)
        ? (Object) Integer.valueOf(text)
        : new Element(text);
  }

  /**
   * Finds the value in an object.
   *
   * @return the keys and indices that lead to the value; null if the object does not have it
   */
  public @Nullable List<Object> in(@Nullable Object tree) {
    List<Object> found = new ArrayList<>(steps.size());
    @Nullable Object value = tree;
    for (Object step : steps) {
      if (step instanceof String key) {
        if (!(value instanceof Map<?, ?> map) || !map.containsKey(key)) {
          return null;
        }
        value = map.get(key);
        found.add(key);
      } else {
        if (!(value instanceof List<?> list)) {
          return null;
        }
        int index = index(list, step);
        if (index < 0) {
          return null;
        }
        value = list.get(index);
        found.add(index);
      }
    }
    return found;
  }

  private static int index(List<?> list, Object step) {
    if (step instanceof Integer index) {
      return index < list.size() ? index : -1;
    }
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i) instanceof Map<?, ?> map && step.toString().equals(map.get("name"))) {
        return i;
      }
    }
    return -1;
  }

  /** Returns the value at keys and indices that lead to one. */
  public static @Nullable Object value(@Nullable Object tree, List<Object> found) {
    @Nullable Object value = tree;
    for (Object step : found) {
      value =
          step instanceof Integer index && value instanceof List<?> list
              ? list.get(index)
              : value instanceof Map<?, ?> map ? map.get(step) : null;
    }
    return value;
  }

  /**
   * Returns the path of keys and indices with names in place of indices, where an element of a list
   * has a name of its own. In a list of more than 1,000 elements the indices stay, and so do all
   * steps after one that the object does not have.
   */
  public static FieldPath byNames(@Nullable Object tree, List<Object> found) {
    List<Object> steps = new ArrayList<>(found.size());
    @Nullable Object value = tree;
    for (Object step : found) {
      Object written = step;
      if (step instanceof Integer index && value instanceof List<?> list && index < list.size()) {
        boolean isNameLast =
            steps.size() == found.size() - 2 && found.get(found.size() - 1).equals("name");
        value = list.get(index);
        boolean isShort = list.size() <= LONGEST_NAMED_LIST;
        Element element =
            isShort && value instanceof Map<?, ?> map ? element(map.get("name")) : null;
        written = element == null || isNameLast || index(list, element) != index ? step : element;
      } else {
        value = value instanceof Map<?, ?> map ? map.get(step) : null;
      }
      steps.add(written);
    }
    return new FieldPath(steps);
  }

  private static @Nullable Element element(@Nullable Object name) {
    return name instanceof String text
            && !text.isEmpty()
            && element(text) instanceof Element element
        ? element
        : null;
  }

  /** Returns the path below some keys. */
  public FieldPath below(String... keys) {
    List<Object> all = new ArrayList<>(List.of((Object[]) keys));
    all.addAll(steps);
    return new FieldPath(all);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Object step : steps) {
      if (step instanceof String key) {
        text.append(text.isEmpty() ? "" : ".");
        escape(text, key);
      } else {
        text.append('[');
        escape(text, step.toString());
        text.append(']');
      }
    }
    return text.toString();
  }

  private static void escape(StringBuilder text, String key) {
    for (int i = 0; i < key.length(); i++) {
      if (".[]\\".indexOf(key.charAt(i)) >= 0) {
        text.append('\\');
      }
      text.append(key.charAt(i));
    }
  }
}
