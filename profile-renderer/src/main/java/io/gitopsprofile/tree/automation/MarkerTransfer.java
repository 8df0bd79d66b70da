package io.gitopsprofile.tree.automation;

import io.gitopsprofile.tree.automation.PolicyMarker.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the marked fields of one object in another object: at the same keys and, in a list, in the
 * same element at any index. An element that cannot be told apart from others has no match.
 */
final class MarkerTransfer {

  private static final int NONE = -1;

  /** Upper bound of distinct marker layouts in one list. */
  private static final int MOST_KINDS = 16;

  private final MutableObject object;
  private final MutableObject other;

  /** The marked fields of the elements of each list, by index. */
  private final Map<List<Object>, SortedMap<Integer, MarkedField>> marked = new HashMap<>();

  private final Map<List<Object>, Map<Integer, Integer>> pairs = new HashMap<>();

  MarkerTransfer(
      MutableObject object, Map<List<Object>, PolicyMarker> markers, MutableObject other) {
    this.object = object;
    this.other = other;
    markers.forEach((path, marker) -> note(path, marker.part()));
  }

  private void note(List<Object> path, Part part) {
    for (int i = 0; i < path.size(); i++) {
      if (path.get(i) instanceof Integer index) {
        marked
            .computeIfAbsent(path.subList(0, i), list -> new TreeMap<>())
            .computeIfAbsent(index, element -> new MarkedField())
            .mark(path.subList(i + 1, path.size()), part);
      }
    }
  }

  /** The path in the other object; null if the text there is missing or ambiguous. */
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

  /** The property by which two elements count as the same element. */
  private interface Identity {
    @Nullable Object of(@Nullable Object element);
  }

  private record ByName() implements Identity {

    private static final String KEY = "name";

    @Override
    public @Nullable Object of(@Nullable Object element) {
      return element instanceof Map<?, ?> map && map.get(KEY) instanceof String name ? name : null;
    }
  }

  /** An element's content without the parts that Flux sets. */
  private record ByContent(MarkedField marks, boolean names) implements Identity {

    @Override
    public @Nullable Object of(@Nullable Object element) {
      return marks.blank(element, names);
    }
  }

  /** The image names that Flux may set. */
  private record ByImage(MarkedField marks) implements Identity {

    @Override
    public @Nullable Object of(@Nullable Object element) {
      Map<Object, Object> names = new HashMap<>();
      marks.addNames(element, names);
      return names.isEmpty() ? null : names;
    }
  }

  /** A list, the list at the same place in the other object, and its marked fields. */
  private record Lists(
      List<?> here,
      List<?> there,
      Map<Integer, MarkedField> marked,
      Map<Identity, Map<Object, Integer>> ofHere,
      Map<Identity, Map<Object, Integer>> ofThere) {

    Lists(List<?> here, List<?> there, Map<Integer, MarkedField> marked) {
      this(here, there, marked, new HashMap<>(), new HashMap<>());
    }

    Map<Integer, Integer> pairs() {
      Map<Integer, Integer> pairs = new HashMap<>();
      boolean unmoved = areAtSameIndices(true);
      boolean inPlace = areAtSameIndices(false);
      boolean few = new HashSet<>(marked.values()).size() <= MOST_KINDS;
      Set<Integer> found = new HashSet<>();
      marked.forEach(
          (index, marks) -> {
            @Nullable Integer to = unmoved ? index : counterpart(index, marks, few, inPlace);
            if (to != null && found.add(to)) {
              pairs.put(index, to);
            }
          });
      return pairs;
    }

    /**
     * True if only Flux changed something between the lists, so that elements match by index.
     *
     * @param names true if the names that Flux sets must be equal too
     */
    private boolean areAtSameIndices(boolean names) {
      if (here.size() != there.size()) {
        return false;
      }
      for (int i = 0; i < here.size(); i++) {
        MarkedField marks = marked.getOrDefault(i, new MarkedField());
        if (!Objects.equals(marks.blank(here.get(i), names), marks.blank(there.get(i), names))) {
          return false;
        }
      }
      return true;
    }

    private @Nullable Integer counterpart(
        int index, MarkedField marks, boolean few, boolean inPlace) {
      @Nullable Integer to = null;
      if (!marks.isMarkedAt(ByName.KEY)) {
        to = counterpart(index, new ByName());
      }
      if (to == null && few) {
        to = counterpart(index, new ByContent(marks, true));
      }
      return to == null && few && (inPlace || marks.hasNames())
          ? renamed(index, marks, inPlace)
          : to;
    }

    /**
     * The element that has another image name in the other object, unless another element has
     * either name.
     */
    private @Nullable Integer renamed(int index, MarkedField marks, boolean inPlace) {
      @Nullable Integer to =
          inPlace ? (Integer) index : counterpart(index, new ByContent(marks, false));
      if (to == null) {
        return null;
      }
      Identity image = new ByImage(marks);
      boolean belongsToAnother =
          ofHere(image).containsKey(image.of(there.get(to)))
              || ofThere(image).containsKey(image.of(here.get(index)));
      return belongsToAnother ? null : to;
    }

    private @Nullable Integer counterpart(int index, Identity identity) {
      @Nullable Object element = identity.of(here.get(index));
      if (element == null || ofHere(identity).getOrDefault(element, NONE) != index) {
        return null;
      }
      int to = ofThere(identity).getOrDefault(element, NONE);
      return to == NONE ? null : to;
    }

    private Map<Object, Integer> ofHere(Identity identity) {
      return ofHere.computeIfAbsent(identity, it -> indices(here, it));
    }

    private Map<Object, Integer> ofThere(Identity identity) {
      return ofThere.computeIfAbsent(identity, it -> indices(there, it));
    }

    /**
     * The index of each element that occurs once; {@code NONE} for an element that occurs again.
     */
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
