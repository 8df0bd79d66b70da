package io.gitopsprofile.tree.diff;

import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.read.binding.RecordShape;
import io.gitopsprofile.read.binding.ValueTypes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values in which two profiles differ, by their paths in the language: parts are named, as
 * {@code workloads.podinfo.replicas}, and a part that one profile has not is one difference.
 */
public final class ProfileValues {

  private final List<Change> changes = new ArrayList<>();

  /**
   * A value that differs.
   *
   * @param path the path in the language
   * @param before the former value; null if there is none
   * @param after the new value; null if there is none
   */
  public record Change(String path, @Nullable String before, @Nullable String after) {

    /** The change in one line. */
    @Override
    public String toString() {
      if (before == null) {
        return path + ": added" + (String.valueOf(after).isEmpty() ? "" : ", " + after);
      }
      return path + ": " + (after == null ? "removed" + was() : before + " -> " + after);
    }

    private String was() {
      return String.valueOf(before).isEmpty() ? "" : ", was " + before;
    }
  }

  private ProfileValues() {}

  /** The values of a profile that another one has otherwise, in the order of the language. */
  public static List<Change> between(Profile before, Profile after) {
    ProfileValues values = new ProfileValues();
    values.compare("", before, after);
    return values.changes;
  }

  private void compare(String path, @Nullable Object before, @Nullable Object after) {
    if (isNone(before) && isNone(after)) {
      return;
    }
    if (before instanceof FreeForm || after instanceof FreeForm) {
      compare(path, entries(before), entries(after));
    } else if (before instanceof Record one
        && after instanceof Record other
        && one.getClass() == other.getClass()
        && isOfParts(one)) {
      for (RecordShape.Part part : RecordShape.of(one.getClass()).parts().values()) {
        compare(below(path, part.key()), part.of(one), part.of(other));
      }
    } else if (before instanceof Map<?, ?> one && after instanceof Map<?, ?> other) {
      Set<Object> keys = new LinkedHashSet<>(one.keySet());
      keys.addAll(other.keySet());
      for (Object key : keys) {
        compare(below(path, String.valueOf(key)), one.get(key), other.get(key));
      }
    } else if (before instanceof Collection<?> one && after instanceof Collection<?> other) {
      lists(path, one, other);
    } else if (isNone(before) && after instanceof Collection<?> list) {
      lists(path, List.of(), list);
    } else if (before instanceof Collection<?> list && isNone(after)) {
      lists(path, list, List.of());
    } else {
      add(path, isNone(before) ? null : text(before), isNone(after) ? null : text(after));
    }
  }

  private static Object entries(@Nullable Object value) {
    return value instanceof FreeForm form ? form.entries() : Map.of();
  }

  private void add(String path, @Nullable String before, @Nullable String after) {
    if (before == null || after == null || !before.equals(after)) {
      changes.add(new Change(path, before, after));
    }
  }

  private void lists(String path, Collection<?> before, Collection<?> after) {
    Map<String, Object> one = byName(before);
    Map<String, Object> other = byName(after);
    if (one == null || other == null) {
      add(path, text(before), text(after));
      return;
    }
    Set<String> names = new LinkedHashSet<>(one.keySet());
    names.addAll(other.keySet());
    for (String name : names) {
      compare(below(path, name), one.get(name), other.get(name));
    }
  }

  /** The elements by their names, or by kind and name; null if one has none. */
  private static @Nullable Map<String, Object> byName(Collection<?> list) {
    Map<String, Object> named = new LinkedHashMap<>();
    for (Object element : list) {
      String name = element instanceof Record part ? name(part) : null;
      if (name == null || named.put(name, element) != null) {
        return null;
      }
    }
    return named;
  }

  private static @Nullable String name(Record part) {
    Object name = value(part, "name");
    Object object = value(part, "object");
    if (name == null
        && object instanceof FreeForm form
        && form.entries().get("metadata") instanceof Map<?, ?> metadata) {
      return form.entries().get("kind") + "/" + metadata.get("name");
    }
    Object kind = value(part, "kind");
    Object namespace = value(part, "namespace");
    return name == null
        ? null
        : (kind instanceof String ? kind + "/" : "")
            + (namespace == null ? "" : namespace + "/")
            + name;
  }

  private static @Nullable Object value(Record part, String key) {
    RecordShape.Part found = RecordShape.of(part.getClass()).parts().get(key);
    return found == null ? null : found.of(part);
  }

  /** True for a record whose components are keys, and not a value such as a quantity. */
  private static boolean isOfParts(Record record) {
    return !ValueTypes.has(record.getClass());
  }

  private static boolean isNone(@Nullable Object value) {
    return value == null || (value instanceof Collection<?> list && list.isEmpty());
  }

  private static String below(String path, String key) {
    return path.isEmpty() ? key : path + '.' + key;
  }

  /** A scalar as it is written; the empty text for a part, which has many values. */
  private static String text(@Nullable Object value) {
    if (value instanceof Record record && isOfParts(record)) {
      return "";
    }
    String text = String.valueOf(value);
    return text.length() > 200 ? text.substring(0, 200) + "..." : text;
  }
}
