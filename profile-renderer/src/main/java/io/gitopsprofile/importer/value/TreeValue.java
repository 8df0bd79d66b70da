package io.gitopsprofile.importer.value;

import static java.util.Objects.requireNonNull;

import io.gitopsprofile.model.value.FreeForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A YAML value with the place that it was read from. Mappings and lists can be changed, since
 * patches and variables change what was read; a value that they bring keeps its own place.
 */
public final class TreeValue {

  private @Nullable Object content;
  private final Origin origin;
  private final @Nullable String word;

  private TreeValue(@Nullable Object content, Origin origin) {
    this(content, origin, null);
  }

  private TreeValue(@Nullable Object content, Origin origin, @Nullable String word) {
    this.content = content;
    this.origin = requireNonNull(origin, "origin");
    this.word = word;
  }

  /** Creates a text, boolean, number or null. */
  public static TreeValue scalar(@Nullable Object value, Origin origin) {
    return new TreeValue(value, origin);
  }

  /** Creates a boolean that is one in YAML 1.1 alone, such as {@code on}. */
  static TreeValue word(Object value, String word, Origin origin) {
    return new TreeValue(value, origin, word);
  }

  /**
   * Turns the booleans that are none in YAML 1.2 into texts, as Kustomize reads them: {@code on},
   * {@code yes}, {@code n} and the like.
   */
  public void wordsAsText() {
    if (word != null && content instanceof Boolean) {
      content = word;
    }
    entries().values().forEach(TreeValue::wordsAsText);
    elements().forEach(TreeValue::wordsAsText);
  }

  /** Creates an empty mapping. */
  public static TreeValue mapping(Origin origin) {
    return new TreeValue(new LinkedHashMap<String, TreeValue>(), origin);
  }

  /** Creates an empty list. */
  public static TreeValue list(Origin origin) {
    return new TreeValue(new ArrayList<TreeValue>(), origin);
  }

  /** The place of the value. */
  public Origin origin() {
    return origin;
  }

  /** True for a mapping. */
  public boolean isMapping() {
    return content instanceof Map<?, ?>;
  }

  /** True for a list. */
  public boolean isList() {
    return content instanceof List<?>;
  }

  /** True for null. */
  public boolean isNull() {
    return content == null;
  }

  /** The entries of a mapping, which can be changed; an empty mapping for any other value. */
  @SuppressWarnings("unchecked")
  public Map<String, TreeValue> entries() {
    return content instanceof Map<?, ?> map ? (Map<String, TreeValue>) map : new LinkedHashMap<>();
  }

  /** The elements of a list, which can be changed; an empty list for any other value. */
  @SuppressWarnings("unchecked")
  public List<TreeValue> elements() {
    return content instanceof List<?> list ? (List<TreeValue>) list : new ArrayList<>();
  }

  /** Replaces the text, boolean or number, and keeps the place. */
  public void set(@Nullable Object value) {
    content = value;
  }

  /** Takes the content of another value, and keeps the place. */
  public void become(TreeValue other) {
    content = other.content;
  }

  /** Returns the value of a key; null without the key. */
  public @Nullable TreeValue get(String key) {
    return content instanceof Map<?, ?> map ? (TreeValue) map.get(key) : null;
  }

  /** Returns the value at the end of the keys; null if one of them is missing. */
  public @Nullable TreeValue at(String... keys) {
    TreeValue at = this;
    for (String key : keys) {
      at = at == null ? null : at.get(key);
    }
    return at;
  }

  /** Returns the elements of the list at the end of the keys. */
  public List<TreeValue> listAt(String... keys) {
    TreeValue at = at(keys);
    return at == null ? List.of() : at.elements();
  }

  /** Returns the text at the end of the keys; empty if there is no text. */
  public String textAt(String... keys) {
    TreeValue at = at(keys);
    return at != null && at.content instanceof String text ? text : "";
  }

  /** True if the value at the end of the keys is the boolean true. */
  public boolean isTrueAt(String... keys) {
    TreeValue at = at(keys);
    return at != null && Boolean.TRUE.equals(at.content);
  }

  /** Returns the mapping of a key, which is added if it is missing. */
  public TreeValue mappingAt(String key, Origin place) {
    TreeValue found = get(key);
    if (found == null || !found.isMapping()) {
      found = mapping(place);
      entries().put(key, found);
    }
    return found;
  }

  /** The scalar; null for a mapping and a list. */
  public @Nullable Object scalar() {
    return isMapping() || isList() ? null : content;
  }

  /** Returns a copy that can be changed by itself. */
  public TreeValue copy() {
    if (isMapping()) {
      TreeValue copy = mapping(origin);
      Map<String, TreeValue> entries = copy.entries();
      entries().forEach((key, value) -> entries.put(key, value.copy()));
      return copy;
    }
    if (isList()) {
      TreeValue copy = list(origin);
      for (TreeValue element : elements()) {
        copy.elements().add(element.copy());
      }
      return copy;
    }
    return new TreeValue(content, origin, word);
  }

  /** Returns a copy whose lines are counted from the line after a place, in the place's file. */
  TreeValue moved(Origin place) {
    Origin at = new Origin(place.file(), place.line() + 1 + origin.line(), origin.column());
    TreeValue moved =
        isMapping() ? mapping(at) : isList() ? list(at) : new TreeValue(content, at, word);
    Map<String, TreeValue> entries = moved.entries();
    entries().forEach((key, value) -> entries.put(key, value.moved(place)));
    for (TreeValue element : elements()) {
      moved.elements().add(element.moved(place));
    }
    return moved;
  }

  /** The value without places: maps, lists and scalars. */
  public @Nullable Object plain() {
    if (isMapping()) {
      return plainMap();
    }
    if (isList()) {
      List<@Nullable Object> list = new ArrayList<>();
      for (TreeValue element : elements()) {
        list.add(element.plain());
      }
      return list;
    }
    return content;
  }

  /** The entries without places. */
  public Map<String, @Nullable Object> plainMap() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    entries().forEach((key, value) -> map.put(key, value.plain()));
    return map;
  }

  /** The mapping as a free-form value. */
  public FreeForm freeForm() {
    return new FreeForm(plainMap());
  }

  @Override
  public String toString() {
    return String.valueOf(plain());
  }
}
