package io.gitopsprofile.tree.automation;

import io.gitopsprofile.tree.automation.PolicyMarker.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The marked fields of a value: the value itself, or fields at further steps. */
final class MarkedField {

  private final Map<Object, MarkedField> inside = new HashMap<>();
  private @Nullable Part part;

  /** Adds a marker. */
  void mark(List<Object> path, Part marked) {
    MarkedField value = this;
    for (Object step : path) {
      value = value.inside.computeIfAbsent(step, it -> new MarkedField());
    }
    value.part = marked;
  }

  /** True if the field at a key is marked. */
  boolean isMarkedAt(Object key) {
    MarkedField at = inside.get(key);
    return at != null && at.part != null;
  }

  /** True if an image name is marked as a name. */
  boolean hasNames() {
    return part == Part.NAME || inside.values().stream().anyMatch(MarkedField::hasNames);
  }

  /**
   * A value without the parts that Flux sets; of a whole image the name stays. Unmarked parts are
   * shared, not copied.
   *
   * @param names true to keep names that are marked as such
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

  /** Adds the image names of a value in normalized form. */
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
