package io.gitopsprofile.check;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Collectors;

/** How a diagnostic names things. */
final class Wording {

  private Wording() {}

  /** {@code "podinfo"}. */
  static String quoted(Object name) {
    return "\"" + name + "\"";
  }

  /** {@code a, b and c}. */
  static String and(Collection<?> things) {
    return joined(things, " and ");
  }

  /** {@code a, b or c}. */
  static String or(Collection<?> things) {
    return joined(things, " or ");
  }

  /** {@code "a", "b" or "c"}. */
  static String anyOf(Collection<?> names) {
    return or(names.stream().map(Wording::quoted).toList());
  }

  /** {@code app: podinfo, track: canary}. */
  static String labels(Map<String, String> labels) {
    return labels.entrySet().stream()
        .map(label -> label.getKey() + ": " + label.getValue())
        .collect(Collectors.joining(", "));
  }

  /** {@code ; did you mean "podinfo"?}, or nothing if no valid name is near the wrong one. */
  static String didYouMean(String wrong, Collection<String> valid) {
    return Nearest.of(wrong, valid).map(name -> "; did you mean " + quoted(name) + "?").orElse("");
  }

  private static String joined(Collection<?> things, String last) {
    StringBuilder text = new StringBuilder();
    Iterator<?> left = things.iterator();
    while (left.hasNext()) {
      Object thing = left.next();
      text.append(text.length() == 0 ? "" : left.hasNext() ? ", " : last).append(thing);
    }
    return text.toString();
  }
}
