package io.gitopsprofile.importer.join;

import io.gitopsprofile.importer.draft.RobotComments;
import io.gitopsprofile.importer.value.TreeValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Splits the documents of several environments into one base and the changes of each environment,
 * by the rules by which the language merges an environment into its profile. The base has what most
 * environments have, and of values that equally many have, that of the first. A key or a part that
 * half of the environments lack is not in the base; the others each have it. A value that an
 * environment cannot change by these rules is not in the base, and each environment has its own.
 */
final class DocumentJoin {

  /** The sections with lists of parts, whose order has no meaning. */
  private static final Set<String> UNORDERED = Set.of("sync", "imagePolicies");

  private final int count;
  private final boolean splitsParts;
  private final RobotComments robots = new RobotComments();

  /**
   * A base with the changes of each environment.
   *
   * @param base the value of the base; null if the base has none
   * @param changes the change of each environment; null for none, a YAML null for a removal
   */
  record Joined(@Nullable TreeValue base, List<@Nullable TreeValue> changes) {}

  /**
   * Creates a join.
   *
   * @param count the number of environments
   * @param splitsParts false if a part that differs stands whole in each environment
   */
  DocumentJoin(int count, boolean splitsParts) {
    this.count = count;
    this.splitsParts = splitsParts;
  }

  /** Joins the documents. */
  Joined join(List<TreeValue> documents) {
    return mapping(new ArrayList<>(documents), "", 0, false);
  }

  /** A value joined by the rules; null if no base can be changed into all values. */
  private @Nullable Joined value(
      List<@Nullable TreeValue> values, String section, int depth, boolean isFree) {
    List<TreeValue> present = present(values);
    if (areEqual(present)) {
      return new Joined(present.get(0), nothing());
    }
    int mappings = 0;
    int lists = 0;
    for (TreeValue value : present) {
      mappings += value.isMapping() ? 1 : 0;
      lists += value.isList() ? 1 : 0;
    }
    if (mappings == present.size()) {
      Joined joined = mapping(values, section, depth, isFree);
      boolean isEmpty = joined.base() == null || joined.base().entries().isEmpty();
      return isEmpty ? null : joined;
    }
    if (lists == present.size() && !isFree) {
      int named = 0;
      int unnamed = 0;
      for (TreeValue list : present) {
        boolean isNamed = ElementNames.areIn(list, depth == 1 ? section : "");
        named += isNamed && !list.elements().isEmpty() ? 1 : 0;
        unnamed += isNamed ? 0 : 1;
      }
      if (named > 0) {
        return unnamed > 0 ? null : named(values, section, depth);
      }
    }
    return mappings > 0 ? null : replaced(values, present);
  }

  private static List<TreeValue> present(List<@Nullable TreeValue> values) {
    List<TreeValue> present = new ArrayList<>();
    for (TreeValue value : values) {
      if (value != null) {
        present.add(value);
      }
    }
    return present;
  }

  private List<@Nullable TreeValue> nothing() {
    List<@Nullable TreeValue> nothing = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      nothing.add(null);
    }
    return nothing;
  }

  /** True for equal values with the same comments of robots. */
  boolean areEqual(List<TreeValue> values) {
    for (TreeValue value : values) {
      if (!isEqual(values.get(0), value)) {
        return false;
      }
    }
    return true;
  }

  private boolean isEqual(TreeValue one, TreeValue other) {
    if (one == other) {
      return true;
    }
    if (one.isMapping() && other.isMapping()) {
      boolean isEqual = one.entries().size() == other.entries().size();
      for (Map.Entry<String, TreeValue> entry : one.entries().entrySet()) {
        TreeValue same = other.get(entry.getKey());
        isEqual = isEqual && same != null && isEqual(entry.getValue(), same);
      }
      return isEqual;
    }
    if (one.isList() && other.isList()) {
      boolean isEqual = one.elements().size() == other.elements().size();
      for (int i = 0; i < one.elements().size() && isEqual; i++) {
        isEqual = isEqual(one.elements().get(i), other.elements().get(i));
      }
      return isEqual;
    }
    Object plain = one.plain();
    return (plain == null ? other.plain() == null : plain.equals(other.plain()))
        && (plain == null || robots.at(one).equals(robots.at(other)));
  }

  /** The most frequent value as the base, which the others replace. */
  private Joined replaced(List<@Nullable TreeValue> values, List<TreeValue> present) {
    TreeValue base = present.get(0);
    int most = 0;
    for (TreeValue value : present) {
      int equal = 0;
      for (TreeValue other : present) {
        equal += isEqual(value, other) ? 1 : 0;
      }
      if (equal > most) {
        most = equal;
        base = value;
      }
    }
    List<@Nullable TreeValue> changes = nothing();
    for (int i = 0; i < count; i++) {
      TreeValue value = values.get(i);
      changes.set(i, value == null || isEqual(base, value) ? null : value);
    }
    return new Joined(base, changes);
  }

  private boolean isOfBase(List<TreeValue> present, int all) {
    for (TreeValue value : present) {
      if (value.isNull()) {
        return false;
      }
    }
    return present.size() * 2 > all;
  }

  private Joined mapping(
      List<@Nullable TreeValue> values, String section, int depth, boolean isFree) {
    List<TreeValue> mappings = present(values);
    TreeValue base = TreeValue.mapping(mappings.get(0).origin());
    List<@Nullable TreeValue> changes = nothing();
    for (String key : keys(mappings)) {
      List<@Nullable TreeValue> below = new ArrayList<>();
      for (TreeValue value : values) {
        below.add(value == null ? null : value.get(key));
      }
      List<TreeValue> present = present(below);
      boolean isFreeForm = isFree || (depth > 0 && JoinedDraft.FREE_FORM.contains(key));
      Joined joined =
          isOfBase(present, mappings.size())
              ? value(below, depth == 0 ? key : section, depth + 1, isFreeForm)
              : null;
      if (joined != null && joined.base() != null) {
        base.entries().put(key, joined.base());
      }
      for (int i = 0; i < count; i++) {
        TreeValue mapping = values.get(i);
        TreeValue own = below.get(i);
        TreeValue change = joined == null ? own : joined.changes().get(i);
        if (joined != null && joined.base() != null && mapping != null && own == null) {
          change = TreeValue.scalar(null, mapping.origin());
        }
        if (change != null && mapping != null) {
          into(changes, i, mapping).entries().put(key, change);
        }
      }
    }
    return new Joined(base, changes);
  }

  private static Set<String> keys(List<TreeValue> mappings) {
    Set<String> keys = new LinkedHashSet<>();
    for (TreeValue mapping : mappings) {
      keys.addAll(mapping.entries().keySet());
    }
    return keys;
  }

  private static TreeValue into(List<@Nullable TreeValue> changes, int index, TreeValue place) {
    TreeValue change = changes.get(index);
    if (change == null) {
      change = TreeValue.mapping(place.origin());
      changes.set(index, change);
    }
    return change;
  }

  /**
   * Lists of named elements. A change that adds elements is a list, and one that removes elements
   * is a mapping. Where an environment would do both, the base has the elements of all
   * environments, each of which removes those that it lacks.
   */
  private @Nullable Joined named(List<@Nullable TreeValue> values, String section, int depth) {
    String list = depth == 1 ? section : "";
    List<Map<String, TreeValue>> lists = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    for (TreeValue value : values) {
      Map<String, TreeValue> elements =
          value == null ? new LinkedHashMap<>() : ElementNames.byName(value, list);
      if (elements == null) {
        return null;
      }
      lists.add(elements);
      names.addAll(elements.keySet());
    }
    int owners = present(values).size();
    Map<String, Joined> joined = elements(lists, names, section, depth, owners);
    if (hasBoth(values, lists, joined)) {
      Map<String, Joined> all = elements(lists, names, section, depth, 0);
      joined = all.size() == names.size() ? all : joined;
      withoutBoth(values, lists, joined);
    }
    if (joined.isEmpty()) {
      return null;
    }
    NamedChanges changes = new NamedChanges(joined.keySet(), names, list);
    TreeValue base = TreeValue.list(present(values).get(0).origin());
    for (Joined element : joined.values()) {
      TreeValue value = element.base();
      if (value != null) {
        base.elements().add(value);
      }
    }
    List<@Nullable TreeValue> said = nothing();
    for (int i = 0; i < count; i++) {
      TreeValue own = values.get(i);
      if (own == null) {
        continue;
      }
      boolean hasOrder = depth > 2 || (depth == 2 && !UNORDERED.contains(section));
      if (!changes.areSayable(lists.get(i).keySet(), hasOrder)) {
        return null;
      }
      said.set(i, changes.of(own, lists.get(i), joined, i));
    }
    return new Joined(base, said);
  }

  /**
   * The elements of the base.
   *
   * @param owners the number of environments more than half of which have an element of the base; 0
   *     for elements of any environment
   */
  private Map<String, Joined> elements(
      List<Map<String, TreeValue>> lists,
      Set<String> names,
      String section,
      int depth,
      int owners) {
    String list = depth == 1 ? section : "";
    Map<String, Joined> joined = new LinkedHashMap<>();
    for (String name : names) {
      List<@Nullable TreeValue> below = new ArrayList<>();
      for (Map<String, TreeValue> elements : lists) {
        below.add(elements.get(name));
      }
      List<TreeValue> present = present(below);
      boolean isSplit = areEqual(present) || (splitsParts && areOfOneKind(present, list));
      Joined element =
          isOfBase(present, owners) && isSplit
              ? value(below, section, depth + 1, list.equals(JoinedDraft.MANIFESTS))
              : null;
      if (element != null && element.base() != null) {
        joined.put(name, element);
      }
    }
    return joined;
  }

  /** True if an environment has elements that the base lacks, and lacks some of the base. */
  private boolean hasBoth(
      List<@Nullable TreeValue> values,
      List<Map<String, TreeValue>> lists,
      Map<String, Joined> joined) {
    for (int i = 0; i < count; i++) {
      Set<String> own = lists.get(i).keySet();
      if (values.get(i) != null
          && !joined.keySet().containsAll(own)
          && !own.containsAll(joined.keySet())) {
        return true;
      }
    }
    return false;
  }

  /** False for sources of one name and several kinds. */
  private static boolean areOfOneKind(List<TreeValue> present, String list) {
    for (TreeValue element : present) {
      if (list.equals(ElementNames.SOURCES)
          && !element.entries().keySet().equals(present.get(0).entries().keySet())) {
        return false;
      }
    }
    return true;
  }

  /** Takes elements out of the base until no environment both adds and removes some. */
  private void withoutBoth(
      List<@Nullable TreeValue> values,
      List<Map<String, TreeValue>> lists,
      Map<String, Joined> joined) {
    while (hasBoth(values, lists, joined)) {
      for (int i = 0; i < count; i++) {
        Set<String> own = lists.get(i).keySet();
        if (values.get(i) != null && !joined.keySet().containsAll(own)) {
          joined.keySet().retainAll(own);
        }
      }
    }
  }
}
