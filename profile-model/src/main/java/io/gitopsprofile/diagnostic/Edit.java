package io.gitopsprofile.diagnostic;

import static java.util.Objects.requireNonNull;

import io.gitopsprofile.model.value.FreeForm;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One change of a profile that fixes a finding, as data: {@code SET target.flux v2}. All edits of a
 * finding are applied together, in order.
 *
 * @param path the place in the profile, in the words of the profile language
 * @param operation the kind of change
 * @param value the new value or the new key: text, a number, a boolean, a list or a map of these,
 *     or null; null if the operation takes no value
 * @param file the included file that the edit changes, as a diagnostic names it; the path is then
 *     the one in that file; null for the profile itself
 */
public record Edit(
    ProfilePath path, Operation operation, @Nullable Object value, @Nullable String file) {

  /** The kind of change that an edit makes at its path. */
  public enum Operation {
    /** Sets the value at the path and creates missing parents. */
    SET,
    /** Appends a value to the list at the path and creates a missing list. */
    ADD,
    /** Removes the key or the element at the path. */
    REMOVE,
    /** Renames the last key of the path and keeps its value. */
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

  /** Creates an edit of the profile itself. */
  public Edit(ProfilePath path, Operation operation, @Nullable Object value) {
    this(path, operation, value, null);
  }

  /** Copies the value, and refuses values that are not plain data or do not suit the operation. */
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

  /** Creates an edit that sets the value of a path. */
  public static Edit set(ProfilePath path, @Nullable Object value) {
    return new Edit(path, Operation.SET, value);
  }

  /** Creates an edit that sets the value of a path; null if the value is null. */
  public static @Nullable Edit setIfKnown(ProfilePath path, @Nullable String value) {
    return value == null ? null : set(path, value);
  }

  /** Creates an edit that appends a value to a list. */
  public static Edit add(ProfilePath list, Object value) {
    return new Edit(list, Operation.ADD, value);
  }

  /** Creates an edit that removes a key or an element. */
  public static Edit remove(ProfilePath path) {
    return new Edit(path, Operation.REMOVE, null);
  }

  /** Creates an edit that renames a key. */
  public static Edit renameKey(ProfilePath path, String name) {
    return new Edit(path, Operation.RENAME_KEY, name);
  }

  /** Returns the same edit at another path. */
  Edit at(ProfilePath other) {
    return new Edit(other, operation, value, file);
  }

  /** Returns the same edit in an included file, at its path there. */
  public Edit in(String part, ProfilePath place) {
    return new Edit(place, operation, value, part);
  }

  /** Returns true if the value contains a credential, which a report must not show. */
  boolean hasCredential() {
    List<Object> steps = path.steps();
    Object last = steps.isEmpty() ? "" : steps.get(steps.size() - 1);
    return hasCredential(last.toString(), value);
  }

  private static boolean hasCredential(String key, @Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      String name = map.get("name") instanceof String text ? text : "";
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        String own = entry.getKey().toString();
        if (hasCredential(own.equals("value") && !name.isEmpty() ? name : own, entry.getValue())) {
          return true;
        }
      }
    } else if (value instanceof List<?> list) {
      for (Object each : list) {
        if (hasCredential(key, each)) {
          return true;
        }
      }
    }
    return value instanceof String text
        && ((CredentialDetector.isNamed(key) && CredentialDetector.isOne(key, text))
            || !Redaction.of(text).equals(text));
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
    return (file == null ? "" : file + ": ")
        + operation.label()
        + " "
        + path
        + (operation == Operation.REMOVE ? "" : " " + value);
  }
}
