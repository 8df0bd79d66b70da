package io.gitopsprofile.importer.join;

import io.gitopsprofile.importer.value.Origin;
import io.gitopsprofile.importer.value.TreeValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The changes of an environment to a list of named elements: a mapping from names to changes, or,
 * where elements are added, a list of elements.
 */
final class NamedChanges {

  private final Set<String> base;
  private final boolean isManifests;
  private final Map<String, Integer> uses = new HashMap<>();

  /**
   * Creates the changes of a base.
   *
   * @param base the namespaces and names of its elements
   * @param all those of all environments
   */
  NamedChanges(Set<String> base, Set<String> all, boolean isManifests) {
    this.base = base;
    this.isManifests = isManifests;
    for (String element : all) {
      uses.merge(name(element), 1, Integer::sum);
    }
  }

  private static String name(String element) {
    return element.substring(element.indexOf(' ') + 1);
  }

  private static String namespace(String element) {
    return element.substring(0, element.indexOf(' '));
  }

  /** True if two elements have the name, so that the namespace belongs to it. */
  private boolean isShared(String element) {
    return uses.getOrDefault(name(element), 0) > 1;
  }

  /**
   * True if changes lead to the elements of an environment.
   *
   * @param own the elements
   * @param hasOrder true if their order is part of the value
   */
  boolean areSayable(Set<String> own, boolean hasOrder) {
    List<String> merged = new ArrayList<>();
    for (String element : base) {
      if (own.contains(element)) {
        merged.add(element);
      }
    }
    boolean adds = merged.size() < own.size();
    for (String element : own) {
      if (!base.contains(element)) {
        merged.add(element);
      }
    }
    if (hasOrder && !merged.equals(new ArrayList<>(own))) {
      return false;
    }
    for (String element : base) {
      if (isShared(element) && namespace(element).isEmpty()) {
        return false;
      }
      if (!adds && !isManifests && name(element).contains("/")) {
        return false;
      }
    }
    return true;
  }

  /** The changes of an environment; null for none. */
  @Nullable TreeValue of(
      TreeValue list,
      Map<String, TreeValue> own,
      Map<String, DocumentJoin.Joined> joined,
      int environment) {
    TreeValue byName = TreeValue.mapping(list.origin());
    TreeValue elements = TreeValue.list(list.origin());
    boolean adds = false;
    for (Map.Entry<String, DocumentJoin.Joined> entry : joined.entrySet()) {
      String element = entry.getKey();
      TreeValue change = entry.getValue().changes().get(environment);
      if (!own.containsKey(element)) {
        change = TreeValue.scalar(null, list.origin());
      }
      if (change == null) {
        continue;
      }
      String key = isShared(element) ? namespace(element) + "/" + name(element) : name(element);
      byName.entries().put(key, change);
      elements.elements().add(named(element, change, entry.getValue().base()));
    }
    for (Map.Entry<String, TreeValue> entry : own.entrySet()) {
      if (!joined.containsKey(entry.getKey())) {
        adds = true;
        elements.elements().add(entry.getValue());
      }
    }
    if (adds) {
      return elements;
    }
    return byName.entries().isEmpty() ? null : byName;
  }

  /** The change of an element with the keys by which a list finds the element. */
  private TreeValue named(String element, TreeValue change, @Nullable TreeValue base) {
    Origin place = change.origin();
    TreeValue named = TreeValue.mapping(place);
    String name = name(element);
    int slash = name.indexOf('/');
    boolean isFile = base != null && base.get("file") != null;
    if (isManifests && !isFile) {
      named.entries().put("kind", TreeValue.scalar(name.substring(0, slash), place));
      named
          .mappingAt("metadata", place)
          .entries()
          .put("name", TreeValue.scalar(name.substring(slash + 1), place));
    } else {
      named.entries().put(isFile ? "file" : "name", TreeValue.scalar(name, place));
      if (isShared(element)) {
        named.entries().put("namespace", TreeValue.scalar(namespace(element), place));
      }
    }
    for (Map.Entry<String, TreeValue> entry : change.entries().entrySet()) {
      TreeValue metadata = named.get("metadata");
      if (entry.getKey().equals("metadata") && metadata != null) {
        metadata.entries().putAll(entry.getValue().entries());
      } else {
        named.entries().put(entry.getKey(), entry.getValue());
      }
    }
    return named;
  }
}
