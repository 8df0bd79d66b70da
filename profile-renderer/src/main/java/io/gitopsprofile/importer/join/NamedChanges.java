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
  private final String section;
  private final Map<String, Integer> uses = new HashMap<>();

  /**
   * Creates the changes of a base.
   *
   * @param base the namespaces and names of its elements
   * @param all those of all environments
   * @param section the section that the list is; empty for a list inside of one
   */
  NamedChanges(Set<String> base, Set<String> all, String section) {
    this.base = base;
    this.section = section;
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
      if (!adds && !section.equals(JoinedDraft.MANIFESTS) && name(element).contains("/")) {
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
    if (base != null && section.equals(ElementNames.SOURCES)) {
      for (String kind : base.entries().keySet()) {
        TreeValue inner = change.get(kind);
        TreeValue body = inner == null ? change : inner;
        named.entries().put(kind, into(named.mappingAt(kind, place), element, body));
      }
      return named;
    }
    boolean isFile = base != null && base.get("file") != null;
    if (isFile) {
      named.entries().put("file", TreeValue.scalar(name, place));
    } else if (section.equals(JoinedDraft.MANIFESTS)) {
      int slash = name.indexOf('/');
      named.entries().put("kind", TreeValue.scalar(name.substring(0, slash), place));
      TreeValue metadata = named.mappingAt("metadata", place);
      metadata.entries().put("name", TreeValue.scalar(name.substring(slash + 1), place));
      TreeValue more = change.get("metadata");
      if (more != null) {
        metadata.entries().putAll(more.entries());
      }
    } else {
      return into(named, element, change);
    }
    for (Map.Entry<String, TreeValue> entry : change.entries().entrySet()) {
      named.entries().putIfAbsent(entry.getKey(), entry.getValue());
    }
    return named;
  }

  private TreeValue into(TreeValue named, String element, TreeValue change) {
    named.entries().put("name", TreeValue.scalar(name(element), change.origin()));
    if (isShared(element)) {
      named.entries().put("namespace", TreeValue.scalar(namespace(element), change.origin()));
    }
    named.entries().putAll(change.entries());
    return named;
  }
}
