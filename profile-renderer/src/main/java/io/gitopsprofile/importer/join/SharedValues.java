package io.gitopsprofile.importer.join;

import io.gitopsprofile.importer.draft.RobotComments;
import io.gitopsprofile.importer.value.TreeValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Parameters for values that differ between environments, where a parameter reads better than a
 * change of a part: a text that has the name of the environment in it, a text that stands at
 * several keys of the same name, and the few values by which two lists differ that would have to be
 * replaced as a whole. A value that a robot changes never becomes a reference.
 */
final class SharedValues {

  /** The most values by which lists may differ. */
  private static final int MOST_IN_LIST = 4;

  private static final int LONGEST_TEXT = 200;

  private static final int LONGEST_NAME = 60;

  private final List<String> environments;
  private final RobotComments robots = new RobotComments();
  private final List<Place> places = new ArrayList<>();
  private final Map<String, List<TreeValue>> parameters = new LinkedHashMap<>();

  /**
   * A place of the profile with the value of each environment.
   *
   * @param part the name of the part; empty for none
   * @param key the last key of the path
   */
  private record Place(String part, String key, List<TreeValue> values, boolean inList) {

    /** Equal texts for equal values of all environments at keys of one name. */
    String content() {
      StringBuilder content = new StringBuilder(key);
      for (TreeValue value : values) {
        content.append('\0').append(value);
      }
      return content.append('\0').append(isText()).toString();
    }

    boolean isText() {
      return values.get(0).scalar() instanceof String;
    }
  }

  SharedValues(List<String> environments) {
    this.environments = environments;
  }

  /** Writes references into the documents of the environments, in their order. */
  void replaceIn(List<TreeValue> documents) {
    for (String key : documents.get(0).entries().keySet()) {
      List<TreeValue> sections = children(documents, key);
      if (sections != null && !JoinedDraft.OF_WHOLE.contains(key)) {
        section(sections, key);
      }
    }
    Map<String, List<Place>> groups = new LinkedHashMap<>();
    for (Place place : places) {
      groups.computeIfAbsent(place.content(), content -> new ArrayList<>()).add(place);
    }
    groups.values().forEach(this::declare);
  }

  /** The value of each environment by the name of the parameter. */
  Map<String, List<TreeValue>> parameters() {
    return parameters;
  }

  private void section(List<TreeValue> sections, String key) {
    boolean manifests = key.equals(JoinedDraft.MANIFESTS);
    if (!areLists(sections)) {
      walk(sections, "", key, false, false);
      return;
    }
    for (List<TreeValue> elements : matching(sections, key)) {
      walk(elements, partName(ElementNames.body(elements.get(0), key)), key, manifests, false);
    }
  }

  private static String partName(TreeValue body) {
    String name = body.textAt("name");
    return name.isEmpty() ? body.textAt("metadata", "name") : name;
  }

  private static @Nullable List<TreeValue> children(List<TreeValue> values, String key) {
    List<TreeValue> children = new ArrayList<>();
    for (TreeValue value : values) {
      TreeValue child = value.get(key);
      if (child == null) {
        return null;
      }
      children.add(child);
    }
    return children;
  }

  private static boolean areLists(List<TreeValue> values) {
    for (TreeValue value : values) {
      if (!value.isList()) {
        return false;
      }
    }
    return true;
  }

  private static boolean areMappings(List<TreeValue> values) {
    for (TreeValue value : values) {
      if (!value.isMapping()) {
        return false;
      }
    }
    return true;
  }

  /** The elements that all lists have: by their names, or else by their places. */
  private List<List<TreeValue>> matching(List<TreeValue> lists, String section) {
    List<Map<String, TreeValue>> named = new ArrayList<>();
    for (int i = 0; i < lists.size(); i++) {
      Map<String, TreeValue> byName = ElementNames.byName(lists.get(i), section);
      Map<String, TreeValue> elements = new LinkedHashMap<>();
      if (byName == null) {
        return isSameShape(lists) ? positions(lists) : List.of();
      }
      for (Map.Entry<String, TreeValue> element : byName.entrySet()) {
        elements.put(
            ReferenceText.byName(element.getKey(), environments.get(i)), element.getValue());
      }
      named.add(elements);
    }
    List<List<TreeValue>> matching = new ArrayList<>();
    for (String name : named.get(0).keySet()) {
      List<TreeValue> found = new ArrayList<>();
      for (Map<String, TreeValue> elements : named) {
        TreeValue element = elements.get(name);
        if (element != null) {
          found.add(element);
        }
      }
      if (found.size() == named.size()) {
        matching.add(found);
      }
    }
    return matching;
  }

  private static List<List<TreeValue>> positions(List<TreeValue> lists) {
    List<List<TreeValue>> positions = new ArrayList<>();
    for (int i = 0; i < lists.get(0).elements().size(); i++) {
      List<TreeValue> elements = new ArrayList<>();
      for (TreeValue list : lists) {
        elements.add(list.elements().get(i));
      }
      positions.add(elements);
    }
    return positions;
  }

  /** True if all values have the same keys, and lists of the same lengths. */
  private static boolean isSameShape(List<TreeValue> values) {
    TreeValue first = values.get(0);
    for (TreeValue value : values) {
      boolean isSame =
          value.isMapping() == first.isMapping()
              && value.isList() == first.isList()
              && value.isNull() == first.isNull()
              && value.elements().size() == first.elements().size()
              && value.entries().keySet().equals(first.entries().keySet());
      if (!isSame) {
        return false;
      }
    }
    for (String key : first.entries().keySet()) {
      List<TreeValue> children = children(values, key);
      if (children == null || !isSameShape(children)) {
        return false;
      }
    }
    if (first.isList()) {
      for (List<TreeValue> elements : positions(values)) {
        if (!isSameShape(elements)) {
          return false;
        }
      }
    }
    return true;
  }

  private void walk(
      List<TreeValue> values, String part, String key, boolean isFree, boolean inList) {
    if (areMappings(values)) {
      for (String child : values.get(0).entries().keySet()) {
        List<TreeValue> children = children(values, child);
        if (children != null) {
          boolean isFreeForm = isFree || JoinedDraft.FREE_FORM.contains(child);
          walk(children, part, child, isFreeForm, inList);
        }
      }
    } else if (areLists(values)) {
      boolean named = !isFree && !inList;
      for (TreeValue value : values) {
        named &= ElementNames.areIn(value, "");
      }
      if (named) {
        for (List<TreeValue> elements : matching(values, "")) {
          walk(elements, part, key, isFree, false);
        }
      } else if (isSameShape(values)) {
        list(values, part, key, isFree, inList);
      }
    } else {
      scalars(values, part, key, inList);
    }
  }

  /** Collects the places in lists of one shape, unless too many values differ. */
  private void list(
      List<TreeValue> values, String part, String key, boolean isFree, boolean inList) {
    int before = places.size();
    for (List<TreeValue> elements : positions(values)) {
      walk(elements, part, key, isFree, true);
    }
    if (!inList) {
      List<Place> found = places.subList(before, places.size());
      Set<String> contents = new HashSet<>();
      boolean isPossible = true;
      for (Place place : found) {
        contents.add(place.content());
        isPossible &= isPossible(place);
      }
      if (!isPossible || contents.size() > MOST_IN_LIST) {
        found.clear();
      }
    }
  }

  private void scalars(List<TreeValue> values, String part, String key, boolean inList) {
    Set<@Nullable Object> different = new HashSet<>();
    List<String> byName = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Object scalar = values.get(i).scalar();
      if (scalar instanceof String text && robots.at(values.get(i)).isEmpty()) {
        byName.add(ReferenceText.byName(text, environments.get(i)));
      }
      different.add(scalar);
    }
    if (different.size() == 1) {
      return;
    }
    if (byName.size() == values.size() && new HashSet<>(byName).size() == 1) {
      for (TreeValue value : values) {
        value.set(byName.get(0));
      }
      return;
    }
    Place place = new Place(part, key, values, inList);
    if (inList || isPossible(place)) {
      places.add(place);
    }
  }

  /** True for short texts of one line, for numbers and for booleans that no robot changes. */
  private boolean isPossible(Place place) {
    Class<?> type = null;
    for (TreeValue value : place.values()) {
      Object scalar = value.scalar();
      Class<?> own =
          scalar instanceof String text
              ? isShort(text) ? String.class : null
              : scalar instanceof Boolean ? Boolean.class : isWhole(scalar) ? Number.class : null;
      if (own == null || (type != null && type != own) || !robots.at(value).isEmpty()) {
        return false;
      }
      type = own;
    }
    return true;
  }

  private static boolean isShort(String text) {
    boolean isShort = text.length() <= LONGEST_TEXT && !text.contains("~(");
    for (int i = 0; i < text.length() && isShort; i++) {
      isShort = text.charAt(i) >= ' ';
    }
    return isShort;
  }

  private static boolean isWhole(@Nullable Object scalar) {
    return scalar instanceof Number && !(scalar instanceof Double || scalar instanceof BigDecimal);
  }

  private void declare(List<Place> group) {
    boolean inList = false;
    boolean isOfOnePart = true;
    Place first = group.get(0);
    for (Place place : group) {
      inList |= place.inList();
      isOfOnePart &= Objects.equals(place.part(), first.part());
    }
    if (!inList && (group.size() < 2 || !first.isText())) {
      return;
    }
    String name = name(isOfOnePart ? first.part() : "", first.key());
    List<TreeValue> values = new ArrayList<>();
    for (TreeValue value : first.values()) {
      values.add(value.copy());
    }
    parameters.put(name, values);
    for (Place place : group) {
      for (TreeValue value : place.values()) {
        value.set(ReferenceText.to(name));
      }
    }
  }

  /** A name of letters and digits that no other parameter has: {@code podinfoHostnames}. */
  private String name(String part, String key) {
    StringBuilder name = new StringBuilder();
    boolean startsWord = false;
    String words = part + " " + key;
    for (int i = 0; i < words.length() && name.length() < LONGEST_NAME; i++) {
      char c = words.charAt(i);
      boolean isDigit = c >= '0' && c <= '9';
      if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (isDigit && name.length() > 0)) {
        name.append(startsWord && c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c);
        startsWord = false;
      } else {
        startsWord = name.length() > 0;
      }
    }
    String start = name.length() == 0 ? "value" : name.toString();
    String free = start;
    for (int i = 2; parameters.containsKey(free); i++) {
      free = start + i;
    }
    return free;
  }
}
