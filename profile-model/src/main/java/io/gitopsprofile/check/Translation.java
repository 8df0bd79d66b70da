package io.gitopsprofile.check;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.FreeForm;
import io.gitopsprofile.model.HelmRelease;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values of a release on their way to the chart in which its own lives on. What is neither kept
 * nor taken has no counterpart there, and is reported. Places are spelled with dots.
 */
final class Translation {

  private static final String NO_PSP = "remove it; Kubernetes 1.25 removed PodSecurityPolicy";

  private final Part<HelmRelease> release;
  private final LivingChart chart;
  private final MovedPlaces places;
  private final Findings findings;
  private final Map<String, @Nullable Object> left;
  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

  Translation(Part<HelmRelease> release, LivingChart chart, MovedPlaces places, Findings findings) {
    this.release = release;
    this.chart = chart;
    this.places = places;
    this.findings = findings;
    this.left = copy(release.value().values().entries());
  }

  HelmRelease release() {
    return release.value();
  }

  /** The values as the profile writes them. */
  ReleaseValues written() {
    return new ReleaseValues(release.value());
  }

  /** Keeps those of these values that the profile has, in its order. */
  void keep(Set<String> keys) {
    for (String key : List.copyOf(left.keySet())) {
      if (keys.contains(key)) {
        values.put(key, left.remove(key));
      }
    }
  }

  /** Moves a value to another place, if the profile has it. */
  void move(String from, String to) {
    Object value = take(from);
    if (value != null) {
      put(to, value, from);
    }
  }

  /** Takes a value away, for a translation that is not one place to another; null if not there. */
  @Nullable Object take(String from) {
    Map<String, @Nullable Object> map = left;
    String[] keys = from.split("\\.", -1);
    for (int i = 0; i < keys.length - 1; i++) {
      Map<String, @Nullable Object> inner = mapOf(map.get(keys[i]));
      if (inner == null) {
        return null;
      }
      map = inner;
    }
    return map.remove(keys[keys.length - 1]);
  }

  /** Gives the living chart a value. */
  void put(String to, Object value) {
    Map<String, @Nullable Object> map = values;
    String[] keys = to.split("\\.", -1);
    for (int i = 0; i < keys.length - 1; i++) {
      Map<String, @Nullable Object> inner = mapOf(map.get(keys[i]));
      if (inner == null) {
        inner = new LinkedHashMap<>();
        map.put(keys[i], inner);
      }
      map = inner;
    }
    map.put(keys[keys.length - 1], value);
  }

  /** Gives the living chart a value that stems from one that stands elsewhere. */
  void put(String to, Object value, String from) {
    put(to, value);
    places.moved(place(to), place(from));
  }

  /** Gives the living chart a list of one element that stems from a value that stands elsewhere. */
  void putElement(String to, Object element, String from) {
    put(to, List.of(element));
    places.moved(place(to).index(0), place(from));
  }

  /** Gives the living chart a value unless the profile gives one in its place. */
  void putUnlessMoved(String from, String to, Object byDefault) {
    Object value = take(from);
    if (value == null) {
      put(to, byDefault);
    } else {
      put(to, value, from);
    }
  }

  /** Refuses a value, if the profile has it and it says something. */
  void refuse(String from, String fix) {
    Object value = take(from);
    if (value != null && !saysNothing(value)) {
      report(place(from), from, fix, null);
    }
  }

  /** Refuses another image: the living chart passes flags and probes that only its own takes. */
  void refuseImage(String image) {
    for (String key : List.of("repository", "tag")) {
      String name = image + "." + key;
      Object value = take(name);
      if (value != null && !saysNothing(value)) {
        String fix = "remove it: the chart brings the image that it works with";
        report(place(name), name, fix, Edit.remove(place(name)));
      }
    }
  }

  /** Refuses pod security policies that are on, and leaves out those that are off. */
  void refusePodSecurityPolicy(String from) {
    if (Boolean.TRUE.equals(take(from))) {
      report(place(from), from, NO_PSP, Edit.remove(place(from)));
    }
  }

  /** Refuses an element of a list of texts. */
  void refuse(String list, int index, String text, String fix) {
    ProfilePath element = place(list).index(index);
    report(element, text, fix, Edit.remove(element));
  }

  /** Writes all values in the names that the living Prometheus chart gives labels and jobs. */
  void renameLabels() {
    values.replaceAll((key, value) -> RenamedLabels.inAll(value));
  }

  /** The values for the living chart; what is left is reported. */
  FreeForm finish() {
    reportLeft(left, release.at("values"), "");
    return new FreeForm(values);
  }

  private void reportLeft(Map<String, @Nullable Object> map, ProfilePath path, String prefix) {
    for (Map.Entry<String, @Nullable Object> entry : map.entrySet()) {
      ProfilePath place = path.key(entry.getKey());
      String name = prefix + entry.getKey();
      Map<String, @Nullable Object> inner = mapOf(entry.getValue());
      if (inner != null) {
        reportLeft(inner, place, name + ".");
      } else if (!saysNothing(entry.getValue())) {
        String fix = "remove it, or write this release for " + chart.title() + " yourself";
        report(place, name, fix, null);
      }
    }
  }

  private void report(ProfilePath place, String what, String fix, @Nullable Edit edit) {
    findings.add(
        DiagnosticCode.NOT_TRANSLATED,
        place,
        "the value "
            + what
            + " of the release \""
            + release.value().name()
            + "\" has no counterpart in "
            + chart.nameAndVersion()
            + ", which takes its chart's place",
        fix,
        edit);
  }

  private ProfilePath place(String dotted) {
    ProfilePath path = release.at("values");
    for (String key : dotted.split("\\.", -1)) {
      path = path.key(key);
    }
    return path;
  }

  private static boolean saysNothing(@Nullable Object value) {
    return value == null
        || (value instanceof String text && text.isBlank())
        || (value instanceof List<?> list && list.isEmpty())
        || (value instanceof Map<?, ?> map && map.isEmpty());
  }

  @SuppressWarnings("unchecked")
  private static @Nullable Map<String, @Nullable Object> mapOf(@Nullable Object value) {
    return value instanceof Map<?, ?> ? (Map<String, @Nullable Object>) value : null;
  }

  /** A copy whose maps can be changed. */
  private static Map<String, @Nullable Object> copy(Map<?, ?> map) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    map.forEach(
        (key, value) ->
            copy.put(key.toString(), value instanceof Map<?, ?> inner ? copy(inner) : value));
    return copy;
  }
}
