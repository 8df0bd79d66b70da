package io.gitopsprofile.tree;

import io.gitopsprofile.tree.PolicyMarker.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where the marked texts of one object are in another: at the same keys, and of a list in the same
 * element, wherever that stands there. An element that cannot be told from others has none.
 */
final class Counterparts {

  private static final String ELEMENT = "element";
  private static final int NONE = -1;

  private final ObjectCopy object;
  private final ObjectCopy other;

  /** Of each list, by index, what is marked in its elements. */
  private final Map<List<Object>, SortedMap<Integer, Map<List<Object>, Part>>> marked =
      new HashMap<>();

  private final Map<List<Object>, Map<Integer, Integer>> pairs = new HashMap<>();

  Counterparts(ObjectCopy object, Map<List<Object>, PolicyMarker> markers, ObjectCopy other) {
    this.object = object;
    this.other = other;
    markers.forEach((path, marker) -> note(path, marker.part()));
  }

  private void note(List<Object> path, Part part) {
    for (int i = 0; i < path.size(); i++) {
      if (path.get(i) instanceof Integer index) {
        List<Object> inElement = new ArrayList<>(path.subList(i, path.size()));
        inElement.set(0, ELEMENT);
        marked
            .computeIfAbsent(path.subList(0, i), list -> new TreeMap<>())
            .computeIfAbsent(index, element -> new LinkedHashMap<>())
            .put(inElement, part);
      }
    }
  }

  /** The path in the other object; null if it has no text there, or not surely the same. */
  @Nullable List<Object> of(List<Object> path) {
    List<Object> way = new ArrayList<>();
    for (int i = 0; i < path.size(); i++) {
      Object step = path.get(i);
      if (step instanceof Integer index) {
        @Nullable Integer there = pairs(path.subList(0, i), way).get(index);
        if (there == null) {
          return null;
        }
        way.add(there);
      } else {
        way.add(step);
      }
    }
    return other.at(way) instanceof String ? way : null;
  }

  private Map<Integer, Integer> pairs(List<Object> list, List<Object> way) {
    @Nullable Map<Integer, Integer> known = pairs.get(list);
    if (known == null) {
      known =
          object.at(list) instanceof List<?> here && other.at(way) instanceof List<?> there
              ? new Lists(here, there, marked.getOrDefault(list, new TreeMap<>())).pairs()
              : Map.of();
      pairs.put(list, known);
    }
    return known;
  }

  /** What two elements must have alike to be one. */
  private interface Identity {
    @Nullable Object of(@Nullable Object element);
  }

  private record ByName() implements Identity {

    private static final List<Object> PATH = List.of(ELEMENT, "name");

    @Override
    public @Nullable Object of(@Nullable Object element) {
      return element instanceof Map<?, ?> map && map.get("name") instanceof String name
          ? name
          : null;
    }
  }

  /** All that is not set by Flux; of an image the name stays. */
  private record ByContent(Map<List<Object>, Part> marks, boolean names) implements Identity {

    @Override
    public @Nullable Object of(@Nullable Object element) {
      if (marks.isEmpty() || element == null) {
        return element;
      }
      ObjectCopy copy = ObjectCopy.of(Map.of(ELEMENT, element));
      marks.forEach(
          (path, part) -> {
            if (copy.at(path) instanceof String text) {
              boolean isName = part == Part.IMAGE || (part == Part.NAME && names);
              copy.set(path, isName ? ImageName.full(text) : "");
            }
          });
      return copy.entries().get(ELEMENT);
    }
  }

  /** A list, the one in its place in the other object, and what is marked in it. */
  private record Lists(
      List<?> here,
      List<?> there,
      Map<Integer, Map<List<Object>, Part>> marked,
      Map<Identity, Map<Object, Integer>> ofHere,
      Map<Identity, Map<Object, Integer>> ofThere) {

    Lists(List<?> here, List<?> there, Map<Integer, Map<List<Object>, Part>> marked) {
      this(here, there, marked, new HashMap<>(), new HashMap<>());
    }

    Map<Integer, Integer> pairs() {
      Map<Integer, Integer> pairs = new HashMap<>();
      boolean unmoved = areUnmoved();
      marked.forEach(
          (index, marks) -> {
            @Nullable Integer to = unmoved ? index : counterpart(index, marks);
            if (to != null) {
              pairs.put(index, to);
            }
          });
      return pairs;
    }

    /** Where only Flux has changed something, elements may be alike. */
    private boolean areUnmoved() {
      if (here.size() != there.size()) {
        return false;
      }
      for (int i = 0; i < here.size(); i++) {
        Identity identity = new ByContent(marked.getOrDefault(i, Map.of()), true);
        @Nullable Object element = identity.of(here.get(i));
        if (element == null ? there.get(i) != null : !element.equals(identity.of(there.get(i)))) {
          return false;
        }
      }
      return true;
    }

    private @Nullable Integer counterpart(int index, Map<List<Object>, Part> marks) {
      @Nullable Integer to = null;
      if (!marks.containsKey(ByName.PATH)) {
        to = counterpart(index, new ByName());
      }
      if (to == null) {
        to = counterpart(index, new ByContent(marks, true));
      }
      return to == null && marks.containsValue(Part.NAME)
          ? counterpart(index, new ByContent(marks, false))
          : to;
    }

    private @Nullable Integer counterpart(int index, Identity identity) {
      @Nullable Object element = identity.of(here.get(index));
      if (element == null
          || ofHere.computeIfAbsent(identity, it -> indices(here, it)).getOrDefault(element, NONE)
              != index) {
        return null;
      }
      int to =
          ofThere.computeIfAbsent(identity, it -> indices(there, it)).getOrDefault(element, NONE);
      return to == NONE ? null : to;
    }

    /** Of each element that is in the list once; of one that is there again, {@code NONE}. */
    private static Map<Object, Integer> indices(List<?> list, Identity identity) {
      Map<Object, Integer> indices = new HashMap<>();
      for (int i = 0; i < list.size(); i++) {
        @Nullable Object element = identity.of(list.get(i));
        if (element != null) {
          indices.merge(element, i, (one, another) -> NONE);
        }
      }
      return indices;
    }
  }
}
