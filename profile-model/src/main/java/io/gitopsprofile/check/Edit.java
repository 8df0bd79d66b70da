package io.gitopsprofile.check;

import static java.util.Objects.requireNonNull;

import io.gitopsprofile.model.FreeForm;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One change of a profile that mends a finding, as data: {@code SET target.flux v2}. Several edits
 * of one finding are applied together, in their order, each to the profile that the one before it
 * has left.
 *
 * @param path the place in the profile, in the words of the profile language
 * @param operation the kind of change
 * @param value the new value or the new key: text, a number, a boolean, a list or a map of these,
 *     or null; null where the operation takes none
 */
public record Edit(ProfilePath path, Operation operation, @Nullable Object value) {

  /** The kind of change that an edit makes at its path. */
  public enum Operation {
    /** Gives the path a value; what is missing on the way there is created. */
    SET,
    /** Puts a value at the end of the list at the path; a missing list is created. */
    ADD,
    /** Takes the key or the element at the path out. */
    REMOVE,
    /** Gives the key at the end of the path another name and keeps its value. */
    RENAME_KEY;

    /** The name in a report: {@code set}, {@code add}, {@code remove} or {@code rename-key}. */
    public String label() {
      return switch (this) {
        case SET -> "set";
        case ADD -> "add";
        case REMOVE -> "remove";
        case RENAME_KEY -> "rename-key";
      };
    }
  }

  /** Copies the value, and refuses one that is no plain data or does not suit the operation. */
  public Edit {
    requireNonNull(path, "path");
    requireNonNull(operation, "operation");
    value = copy(value);
    if (operation == Operation.REMOVE && value != null) {
      throw new IllegalArgumentException("a removal takes no value");
    }
    if (operation == Operation.RENAME_KEY && !(value instanceof String)) {
      throw new IllegalArgumentException("a key is text, not " + value);
    }
  }

  /** An edit that gives a path a value. */
  public static Edit set(ProfilePath path, @Nullable Object value) {
    return new Edit(path, Operation.SET, value);
  }

  /** An edit that gives a path a value; null if the value is. */
  static @Nullable Edit setIfKnown(ProfilePath path, @Nullable String value) {
    return value == null ? null : set(path, value);
  }

  /** An edit that puts a value at the end of a list. */
  public static Edit add(ProfilePath list, Object value) {
    return new Edit(list, Operation.ADD, value);
  }

  /** An edit that takes a key or an element out. */
  public static Edit remove(ProfilePath path) {
    return new Edit(path, Operation.REMOVE, null);
  }

  /** An edit that gives a key another name. */
  public static Edit renameKey(ProfilePath path, String name) {
    return new Edit(path, Operation.RENAME_KEY, name);
  }

  /** The same edit at another path. */
  Edit at(ProfilePath other) {
    return new Edit(other, operation, value);
  }

  /** Whether the value holds a login in an address, which no report may show. */
  boolean hasLogin() {
    return hasLogin(value);
  }

  private static boolean hasLogin(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      for (Object each : map.values()) {
        if (hasLogin(each)) {
          return true;
        }
      }
    } else if (value instanceof List<?> list) {
      for (Object each : list) {
        if (hasLogin(each)) {
          return true;
        }
      }
    }
    return value instanceof String text && !Credential.withoutLogin(text).equals(text);
  }

  private static @Nullable Object copy(@Nullable Object value) {
    if (value instanceof FreeForm freeForm) {
      return copy(freeForm.entries());
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> copy = new LinkedHashMap<>();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        copy.put((String) entry.getKey(), copy(entry.getValue()));
      }
      return Collections.unmodifiableMap(copy);
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>();
      for (Object each : list) {
        copy.add(copy(each));
      }
      return Collections.unmodifiableList(copy);
    }
    if (value == null
        || value instanceof String
        || value instanceof Number
        || value instanceof Boolean) {
      return value;
    }
    throw new IllegalArgumentException("an edit holds plain data, not " + value.getClass());
  }

  @Override
  public String toString() {
    return operation.label() + " " + path + (operation == Operation.REMOVE ? "" : " " + value);
  }
}
