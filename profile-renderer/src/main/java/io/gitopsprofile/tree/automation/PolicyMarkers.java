package io.gitopsprofile.tree.automation;

import static java.util.Objects.requireNonNull;

import io.gitopsprofile.tree.automation.PolicyMarker.Part;
import io.gitopsprofile.tree.report.PreservedImageTag;
import io.gitopsprofile.tree.report.RemovedPolicyMarker;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of an object that Flux v2's image automation sets. */
final class PolicyMarkers {

  /** Keys beside a tag that name the tag's image or chart. */
  private static final List<String> NAMES =
      List.of("registry", "repository", "image", "name", "newName", "chart", "sourceRef");

  private static final Set<String> IMAGES = Set.of("repository", "image", "name", "newName");

  private static final List<String> TAGS = List.of("tag", "newTag", "digest");

  /** Prefix of a text that Flux has not set, which distinguishes it from a blanked text. */
  static final String NOT_SET = "$";

  private static final Set<Object> LISTS = Set.of("containers", "initContainers");

  private final MutableObject object;
  private final Map<List<Object>, PolicyMarker> markers = new LinkedHashMap<>();

  /**
   * True for the path of a mapping with marked fields if its other texts are equal in the other
   * object.
   */
  private final Map<List<Object>, Boolean> equalContexts = new HashMap<>();

  PolicyMarkers(MutableObject object) {
    this.object = object;
  }

  /**
   * Adds a marker. Returns false if the comment is not a marker at this path but an ordinary
   * comment.
   */
  boolean add(List<Object> path, PolicyMarker marker) {
    Object last = path.get(path.size() - 1);
    boolean isMarker =
        object.at(path) instanceof String text
            // A text of several lines cannot have a comment on its line.
            && text.indexOf('\n') < 0
            && marker.part().mayStandAt(last)
            && !(last.equals("name") && marker.part() == Part.NAME && !isOfImage(path));
    if (isMarker) {
      markers.put(path, marker);
    }
    return isMarker;
  }

  /** True if the name at a path is an image's name; most names are not. */
  private boolean isOfImage(List<Object> name) {
    return TAGS.stream().anyMatch(tag -> object.at(beside(name, 1, tag)) instanceof String);
  }

  boolean isEmpty() {
    return markers.isEmpty();
  }

  /** The comments of the markers, by path. */
  Map<List<Object>, String> comments() {
    Map<List<Object>, String> comments = new LinkedHashMap<>();
    markers.forEach((path, marker) -> comments.put(path, marker.comment()));
    return comments;
  }

  /** The comments of the markers, except those with these numbers. */
  Map<List<Object>, String> commentsExcept(BitSet numbers) {
    Map<List<Object>, String> comments = comments();
    List<List<Object>> paths = List.copyOf(markers.keySet());
    numbers.stream().forEach(number -> comments.remove(paths.get(number)));
    return comments;
  }

  int count() {
    return markers.size();
  }

  /** Removes the parts that Flux set from the object; the name of an image stays. */
  void blank() {
    markers.forEach((path, marker) -> object.set(path, blank(marker.part(), text(path))));
  }

  private static String blank(Part part, String text) {
    if (!part.isSet(text)) {
      return NOT_SET + text;
    }
    return part == Part.IMAGE ? ImageReference.full(text) : "";
  }

  /** Replaces the parts that Flux set by the values that the profile generates. */
  void takeFrom(PolicyMarkers wanted) {
    equalContexts.clear();
    MarkerTransfer counterparts = new MarkerTransfer(object, markers, wanted.object);
    for (List<Object> path : namesFirst()) {
      @Nullable List<Object> there = counterparts.of(path);
      if (there != null && isKept(path, part(path), wanted, there)) {
        object.set(path, wanted.text(there));
      }
    }
  }

  /**
   * The result of transferring the markers of a file.
   *
   * @param kept the values that Flux set and that differ from the profile's
   * @param dropped the markers whose field no longer exists
   */
  record Carry(List<PreservedImageTag> kept, List<RemovedPolicyMarker> dropped) {}

  /**
   * Transfers the values that Flux set, and the markers, to the object that a profile generates.
   *
   * @param wanted the policy markers of that object
   */
  Carry carryInto(PolicyMarkers wanted, String file) {
    Carry carry = new Carry(new ArrayList<>(), new ArrayList<>());
    equalContexts.clear();
    MarkerTransfer counterparts = new MarkerTransfer(object, markers, wanted.object);
    for (List<Object> path : namesFirst()) {
      PolicyMarker marker = requireNonNull(markers.get(path));
      @Nullable List<Object> to = counterparts.of(path);
      if (to == null || !wanted.add(to, marker)) {
        carry.dropped.add(new RemovedPolicyMarker(file, place(path), marker.comment()));
      } else if (isKept(path, marker.part(), wanted, to)) {
        carry.kept.add(keptTag(file, marker.part(), wanted, to, text(path)));
        wanted.object.set(to, text(path));
      }
    }
    return carry;
  }

  /** All markers of an object that another object replaces, as removed markers. */
  List<RemovedPolicyMarker> dropped(String file) {
    List<RemovedPolicyMarker> dropped = new ArrayList<>();
    markers.forEach(
        (path, marker) ->
            dropped.add(new RemovedPolicyMarker(file, place(path), marker.comment())));
    return dropped;
  }

  /** The paths with names first, since a tag is kept only if the name beside it is the same. */
  private List<List<Object>> namesFirst() {
    List<List<Object>> paths = new ArrayList<>(markers.keySet());
    paths.sort(Comparator.comparing(path -> part(path) != Part.NAME));
    return paths;
  }

  private Part part(List<Object> path) {
    return requireNonNull(markers.get(path)).part();
  }

  private boolean isKept(List<Object> path, Part part, PolicyMarkers wanted, List<Object> to) {
    String here = text(path);
    String there = wanted.text(to);
    if (here.equals(there) || !part.isSet(here)) {
      return false;
    }
    return switch (part) {
      case NAME -> true;
      case IMAGE ->
          part.mayBeSet(there) && ImageReference.full(here).equals(ImageReference.full(there));
      case TAG, DIGEST -> isOfSameImage(path, wanted, to);
    };
  }

  private boolean isOfSameImage(List<Object> path, PolicyMarkers wanted, List<Object> to) {
    boolean named = false;
    for (String name : NAMES) {
      @Nullable Object here = object.at(beside(path, 1, name));
      @Nullable Object there = wanted.object.at(beside(to, 1, name));
      if (!isSame(name, here, there)) {
        return false;
      }
      named |= here != null;
    }
    // An OCIRepository has its url beside the ref that holds the tag.
    if (path.size() > 1 && path.get(path.size() - 2).equals("ref")) {
      @Nullable Object url = object.at(beside(path, 2, "url"));
      return Objects.equals(url, wanted.object.at(beside(to, 2, "url")));
    }
    return named
        || equalContexts.computeIfAbsent(
            path.subList(0, path.size() - 1), beside -> areContextsEqual(path, wanted, to));
  }

  private static boolean isSame(String key, @Nullable Object here, @Nullable Object there) {
    if (IMAGES.contains(key) && here instanceof String image && there instanceof String other) {
      return ImageReference.full(image).equals(ImageReference.full(other));
    }
    return Objects.equals(here, there);
  }

  /**
   * True if the texts beside a marked field are equal in both objects, except those that Flux sets.
   * Any such text may name the image, as {@code hub} does.
   */
  private boolean areContextsEqual(List<Object> path, PolicyMarkers wanted, List<Object> to) {
    Map<?, ?> here = mapping(object, path);
    Map<?, ?> there = mapping(wanted.object, to);
    Set<Object> keys = new HashSet<>(here.keySet());
    keys.addAll(there.keySet());
    for (Object key : keys) {
      boolean isText = here.get(key) instanceof String || there.get(key) instanceof String;
      if (isText
          && !markers.containsKey(beside(path, 1, key))
          && !Objects.equals(here.get(key), there.get(key))) {
        return false;
      }
    }
    return true;
  }

  private static Map<?, ?> mapping(MutableObject object, List<Object> path) {
    return object.at(path.subList(0, path.size() - 1)) instanceof Map<?, ?> map ? map : Map.of();
  }

  private static List<Object> beside(List<Object> path, int levels, Object key) {
    List<Object> beside = new ArrayList<>(path.subList(0, path.size() - levels));
    beside.add(key);
    return beside;
  }

  private static PreservedImageTag keptTag(
      String file, Part part, PolicyMarkers wanted, List<Object> path, String text) {
    boolean isImage = part == Part.IMAGE;
    String ofProfile = wanted.text(path);
    return new PreservedImageTag(
        file,
        wanted.place(path),
        part.word(),
        isImage ? ImageReference.tag(text) : text,
        isImage ? ImageReference.tag(ofProfile) : ofProfile);
  }

  /** The container whose image is at a path; otherwise the path with dots. */
  private String place(List<Object> path) {
    int last = path.size() - 1;
    if (last > 1
        && path.get(last).equals("image")
        && LISTS.contains(path.get(last - 2))
        && object.at(beside(path, 1, "name")) instanceof String container) {
      return "container " + container;
    }
    StringBuilder place = new StringBuilder();
    for (Object step : path) {
      if (step instanceof Integer) {
        place.append('[').append(step).append(']');
      } else {
        place.append(place.isEmpty() ? "" : ".").append(step);
      }
    }
    return place.toString();
  }

  private String text(List<Object> path) {
    return String.valueOf(object.at(path));
  }
}
