package io.gitopsprofile.upgrade;

import io.gitopsprofile.catalog.MaintainedChart;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ReleaseValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Migrates the values of a release to the maintained successor of its chart. Values that are
 * neither kept nor taken have no equivalent there and are reported. Paths are written with dots.
 */
final class ValuesMigration {

  private static final String NO_PSP = "remove it; Kubernetes 1.25 removed PodSecurityPolicy";

  private final Located<HelmRelease> release;
  private final MaintainedChart chart;
  private final PathMapping places;
  private final DiagnosticCollector findings;
  private final Map<String, @Nullable Object> left;
  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

  ValuesMigration(
      Located<HelmRelease> release,
      MaintainedChart chart,
      PathMapping places,
      DiagnosticCollector findings) {
    this.release = release;
    this.chart = chart;
    this.places = places;
    this.findings = findings;
    this.left = copy(release.value().values().entries());
  }

  HelmRelease release() {
    return release.value();
  }

  /** Returns the values as the profile writes them. */
  ReleaseValues written() {
    return new ReleaseValues(release.value());
  }

  /** Keeps the given values that the profile has, in its order. */
  void keep(Set<String> keys) {
    for (String key : List.copyOf(left.keySet())) {
      if (keys.contains(key)) {
        values.put(key, left.remove(key));
      }
    }
  }

  /** Moves a value to another path, if the profile has the value. */
  void move(String from, String to) {
    Object value = take(from);
    if (value != null) {
      put(to, value, from);
    }
  }

  /** Removes a value, for a migration other than a move; null if the profile does not have it. */
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

  /** Sets a value of the maintained chart. */
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

  /** Sets a value of the maintained chart that comes from another path. */
  void put(String to, Object value, String from) {
    put(to, value);
    places.moved(place(to), place(from));
  }

  /** Sets a one-element list of the maintained chart that comes from another path. */
  void putElement(String to, Object element, String from) {
    put(to, List.of(element));
    places.moved(place(to).index(0), place(from));
  }

  /** Sets a value of the maintained chart unless the profile sets it. */
  void putUnlessMoved(String from, String to, Object byDefault) {
    Object value = take(from);
    if (value == null) {
      put(to, byDefault);
    } else {
      put(to, value, from);
    }
  }

  /** Refuses a value that the profile has and that is not empty. */
  void refuse(String from, String fix) {
    Object value = take(from);
    if (value != null && !saysNothing(value)) {
      report(place(from), from, fix, null);
    }
  }

  /**
   * Refuses a custom image: the maintained chart passes flags and probes that suit only its own
   * image.
   */
  void refuseImage(String image) {
    for (String key : List.of("repository", "tag")) {
      String name = image + "." + key;
      Object value = take(name);
      if (value != null && !saysNothing(value)) {
        String fix = "remove it; the chart sets its own image";
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

  /** Renames labels and jobs in all values to those of the maintained Prometheus chart. */
  void renameLabels() {
    values.replaceAll((key, value) -> LabelRenames.inAll(value));
  }

  /** Returns the values for the maintained chart and reports all values that are left. */
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
        DiagnosticCode.NOT_MIGRATED,
        place,
        "the value "
            + what
            + " of the release \""
            + release.value().name()
            + "\" has no equivalent in "
            + chart.nameAndVersion(),
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
