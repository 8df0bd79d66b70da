package io.gitopsprofile.diagnostic;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Quoted, joined and suggested names for messages. */
public final class Phrases {

  private Phrases() {}

  /** {@code "podinfo"}. */
  public static String quoted(Object name) {
    return "\"" + name + "\"";
  }

  /** {@code a, b and c}. */
  public static String and(Collection<?> things) {
    return joined(things, " and ");
  }

  /** {@code a, b or c}. */
  public static String or(Collection<?> things) {
    return joined(things, " or ");
  }

  /** {@code "a", "b" or "c"}. */
  public static String anyOf(Collection<?> names) {
    return or(names.stream().map(Phrases::quoted).toList());
  }

  /** {@code app: podinfo, track: canary}. */
  public static String labels(Map<String, String> labels) {
    return labels.entrySet().stream()
        .map(label -> label.getKey() + ": " + label.getValue())
        .collect(Collectors.joining(", "));
  }

  /** {@code ; did you mean "podinfo"?}, or nothing if no valid name is near the wrong one. */
  public static String didYouMean(String wrong, Collection<String> valid) {
    return didYouMean(ClosestName.of(wrong, valid).orElse(null));
  }

  /** {@code ; did you mean "podinfo"?}, or nothing for null. */
  public static String didYouMean(@Nullable String near) {
    return near == null ? "" : "; did you mean " + quoted(near) + "?";
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
