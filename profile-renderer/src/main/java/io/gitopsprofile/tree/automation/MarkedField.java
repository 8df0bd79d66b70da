package io.gitopsprofile.tree.automation;

import io.gitopsprofile.tree.automation.PolicyMarker.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where in a value Flux v2 sets something: there, or at the steps that lead on. */
final class MarkedField {

  private final Map<Object, MarkedField> inside = new HashMap<>();
  private @Nullable Part part;

  /** Notes a marker. */
  void mark(List<Object> path, Part marked) {
    MarkedField value = this;
    for (Object step : path) {
      value = value.inside.computeIfAbsent(step, it -> new MarkedField());
    }
    value.part = marked;
  }

  /** Whether what stands at a key is marked. */
  boolean isMarkedAt(Object key) {
    MarkedField at = inside.get(key);
    return at != null && at.part != null;
  }

  /** Whether the name of an image is marked as such. */
  boolean hasNames() {
    return part == Part.NAME || inside.values().stream().anyMatch(MarkedField::hasNames);
  }

  /**
   * A value without what Flux sets; of a whole image the name stays. What is not marked is shared,
   * not copied.
   *
   * @param names whether the names that are marked as such stay, too
   */
  @Nullable Object blank(@Nullable Object value, boolean names) {
    if (part != null && value instanceof String text) {
      return part == Part.IMAGE || (part == Part.NAME && names) ? ImageReference.full(text) : "";
    }
    if (value instanceof Map<?, ?> map && !inside.isEmpty()) {
      Map<@Nullable Object, @Nullable Object> copy = new LinkedHashMap<>(map);
      inside.forEach((key, at) -> copy.computeIfPresent(key, (same, old) -> at.blank(old, names)));
      return copy;
    }
    if (value instanceof List<?> list && !inside.isEmpty()) {
      List<@Nullable Object> copy = new ArrayList<>(list);
      inside.forEach((step, at) -> blank(copy, step, at, names));
      return copy;
    }
    return value;
  }

  private static void blank(
      List<@Nullable Object> list, Object step, MarkedField at, boolean names) {
    if (step instanceof Integer index && index < list.size()) {
      list.set(index, at.blank(list.get(index), names));
    }
  }

  /** The names in a value, in the one way in which they are written alike. */
  void addNames(@Nullable Object value, Map<Object, Object> names) {
    if (part == Part.NAME && value instanceof String text) {
      names.put(List.of(), ImageReference.full(text));
    }
    inside.forEach(
        (step, at) -> {
          Map<Object, Object> inner = new HashMap<>();
          at.addNames(MutableObject.at(value, step), inner);
          if (!inner.isEmpty()) {
            names.put(step, inner);
          }
        });
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MarkedField value && part == value.part && inside.equals(value.inside);
  }

  @Override
  public int hashCode() {
    return Objects.hash(inside, part);
  }
}
