package io.gitopsprofile.read;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Changes a document in one place, like a typing error or an editor.
 *
 * <p>Documents are maps, lists, text, numbers, booleans, null and {@link Bare}.
 */
final class TreeChange {

  /** The kinds of changes. */
  enum Kind {
    DELETE,
    RENAME_KEY,
    ADD_UNKNOWN_KEY,
    ADD_KEY_FROM_ELSEWHERE,
    CHANGE_TYPE,
    NULL,
    OTHER_WORD,
    OTHER_NUMBER,
    NUMBER_FOR_TEXT,
    TEXT_FOR_NUMBER,
    BARE_WORD,
    DUPLICATE_ELEMENT,
    WRAP_IN_LIST,
    UNWRAP,
    EMPTY,
    VALUE_FROM_ELSEWHERE
  }

  /**
   * Text without quotes.
   *
   * @param text the text
   */
  record Bare(String text) {}

  /**
   * A place: a key of a map or an index of a list.
   *
   * @param path where it is
   * @param parent the map or list
   * @param key the key or index
   */
  private record Slot(String path, Object parent, Object key) {

    @SuppressWarnings("unchecked")
    private Map<String, Object> map() {
      return (Map<String, Object>) parent;
    }

    @SuppressWarnings("unchecked")
    private List<Object> list() {
      return (List<Object>) parent;
    }

    boolean isKey() {
      return key instanceof String;
    }

    Object get() {
      return isKey() ? map().get(key) : list().get((Integer) key);
    }

    void set(Object value) {
      if (isKey()) {
        map().put((String) key, value);
      } else {
        list().set((Integer) key, value);
      }
    }

    void remove() {
      if (isKey()) {
        map().remove(key);
      } else {
        list().remove(((Integer) key).intValue());
      }
    }

    /** Renames the key in place; a later key of the same name is removed. */
    void rename(String name) {
      Map<String, Object> renamed = new LinkedHashMap<>();
      map().forEach((k, v) -> renamed.putIfAbsent(k.equals(key) ? name : k, v));
      map().clear();
      map().putAll(renamed);
    }
  }

  private static final List<Object> OF_EVERY_TYPE =
      List.of("text", "8080", 3, 2.5, true, new ArrayList<>(), new LinkedHashMap<>());
  private static final List<Object> NUMBERS =
      List.of(-1, 0, 1, 512, 3601, 65536, 1L << 31, 0.5, -0.25, BigInteger.ONE.shiftLeft(64));
  private static final List<String> BARE =
      List.of("yes", "off", "~", "null", "010", "0x1f", "1_000", "1.10", "1e3", "5m", "v1", "80.0");

  private final Random random;

  TreeChange(Random random) {
    this.random = random;
  }

  /** Changes the document and returns the place; empty if the kind has no place in the document. */
  String apply(Kind kind, Object document) {
    List<Slot> slots = new ArrayList<>();
    collect("", document, slots);
    List<Slot> places = slots.stream().filter(slot -> suits(kind, slot)).toList();
    if (places.isEmpty()) {
      return "";
    }
    Slot slot = any(places);
    change(kind, slot, any(slots));
    return slot.path;
  }

  private static boolean suits(Kind kind, Slot slot) {
    Object value = slot.get();
    return switch (kind) {
      case RENAME_KEY, ADD_UNKNOWN_KEY, ADD_KEY_FROM_ELSEWHERE -> slot.isKey();
      case DUPLICATE_ELEMENT -> !slot.isKey();
      case OTHER_WORD, NUMBER_FOR_TEXT -> value instanceof String;
      case OTHER_NUMBER, TEXT_FOR_NUMBER -> value instanceof Number;
      case UNWRAP -> value instanceof List<?> list && !list.isEmpty();
      case EMPTY -> value instanceof List<?> || value instanceof Map<?, ?>;
      default -> true;
    };
  }

  private void change(Kind kind, Slot slot, Slot other) {
    Object value = slot.get();
    switch (kind) {
      case DELETE -> slot.remove();
      case RENAME_KEY -> slot.rename(otherKey((String) slot.key, other));
      case ADD_UNKNOWN_KEY -> slot.map().put(any(List.of("unknown", "Name", "", "<<x")), "text");
      case ADD_KEY_FROM_ELSEWHERE -> {
        if (other.isKey()) {
          slot.map().put((String) other.key, copy(other.get()));
        }
      }
      case CHANGE_TYPE -> slot.set(copy(any(OF_EVERY_TYPE)));
      case NULL -> slot.set(null);
      case OTHER_WORD -> slot.set(otherWord((String) value, other));
      case OTHER_NUMBER -> slot.set(any(NUMBERS));
      case NUMBER_FOR_TEXT -> slot.set(any(NUMBERS));
      case TEXT_FOR_NUMBER -> slot.set(value.toString());
      case BARE_WORD -> slot.set(new Bare(any(BARE)));
      case DUPLICATE_ELEMENT -> slot.list().add((Integer) slot.key, copy(value));
      case WRAP_IN_LIST -> slot.set(new ArrayList<>(java.util.Arrays.asList(value)));
      case UNWRAP -> slot.set(((List<?>) value).get(0));
      case EMPTY -> slot.set(value instanceof List<?> ? new ArrayList<>() : new LinkedHashMap<>());
      case VALUE_FROM_ELSEWHERE -> slot.set(copy(other.get()));
    }
  }

  private String otherKey(String key, Slot other) {
    String swapped =
        key.length() < 2 ? "x" : key.charAt(1) + key.substring(0, 1) + key.substring(2);
    String elsewhere = other.isKey() ? (String) other.key : "x";
    return any(List.of(key + "s", swapped, key.toUpperCase(Locale.ROOT), elsewhere));
  }

  private String otherWord(String word, Slot other) {
    String elsewhere = other.get() instanceof String text ? text : "x";
    return any(
        List.of(
            word + "x",
            word.toUpperCase(Locale.ROOT),
            elsewhere,
            elsewhere,
            any(SampleValues.texts()),
            any(SampleValues.texts())));
  }

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private static void collect(String path, Object value, List<Slot> slots) {
    if (value instanceof Map<?, ?> map) {
      for (Object key : map.keySet()) {
        slots.add(new Slot(path + "." + key, map, key));
        collect(path + "." + key, map.get(key), slots);
      }
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        slots.add(new Slot(path + "." + i, list, i));
        collect(path + "." + i, list.get(i), slots);
      }
    }
  }

  /** A copy whose maps and lists can be changed. */
  static Object copy(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new LinkedHashMap<>();
      map.forEach((key, element) -> copy.put(key, copy(element)));
      return copy;
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(element -> copy.add(copy(element)));
      return copy;
    }
    return value;
  }
}
