package io.gitopsprofile.upgrade;

import io.gitopsprofile.catalog.MaintainedChart;
import io.gitopsprofile.catalog.ValuesMigration;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.fargate.FargateSelectors;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.room.ClusterNodes;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ProfileParts;
import io.gitopsprofile.view.ReleaseValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The migration of the values of one release. */
final class ReleaseMigration implements ValuesMigration {

  private static final String NO_PSP = "remove it; Kubernetes 1.25 removed PodSecurityPolicy";

  private final ProfileParts parts;
  private final Located<HelmRelease> release;
  private final MaintainedChart chart;
  private final boolean renames;
  private final PathMapping places;
  private final DiagnosticCollector findings;
  private final Map<String, @Nullable Object> left;
  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

  /**
   * A migration of which nothing is done.
   *
   * @param written the profile as it is written
   * @param release the release
   * @param chart the chart that takes the place of its own
   * @param renames whether the labels of the adapter's Prometheus get other names
   */
  ReleaseMigration(
      ProfileParts written,
      Located<HelmRelease> release,
      MaintainedChart chart,
      boolean renames,
      PathMapping places,
      DiagnosticCollector findings) {
    this.parts = written;
    this.release = release;
    this.renames = renames;
    this.chart = chart;
    this.places = places;
    this.findings = findings;
    this.left = copy(release.value().values().entries());
  }

  @Override
  public ReleaseValues written() {
    return new ReleaseValues(release.value());
  }

  @Override
  public boolean renamesLabels() {
    return renames;
  }

  @Override
  public boolean isFargateOnly() {
    return ClusterNodes.areFargates(parts);
  }

  @Override
  public boolean runsOnFargate(Map<String, String> labels) {
    FargateSelectors fargate = FargateSelectors.of(parts);
    return fargate != null && fargate.match(written().namespace(), labels) != null;
  }

  @Override
  public void keep(Set<String> keys) {
    for (String key : List.copyOf(left.keySet())) {
      if (keys.contains(key)) {
        values.put(key, left.remove(key));
      }
    }
  }

  @Override
  public void move(String from, String to) {
    Object value = take(from);
    if (value != null) {
      put(to, value, from);
    }
  }

  @Override
  public @Nullable Object take(String from) {
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

  @Override
  public void put(String to, Object value) {
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

  @Override
  public void put(String to, Object value, String from) {
    put(to, value);
    places.moved(place(to), place(from));
  }

  @Override
  public void putElement(String to, Object element, String from) {
    put(to, List.of(element));
    places.moved(place(to).index(0), place(from));
  }

  @Override
  public void putUnlessMoved(String from, String to, Object byDefault) {
    Object value = take(from);
    if (value == null) {
      put(to, byDefault);
    } else {
      put(to, value, from);
    }
  }

  @Override
  public void refuse(String from, String fix) {
    Object value = take(from);
    if (value != null && !saysNothing(value)) {
      report(place(from), from, fix, null);
    }
  }

  @Override
  public void refuseImage(String image) {
    for (String key : List.of("repository", "tag")) {
      String name = image + "." + key;
      Object value = take(name);
      if (value != null && !saysNothing(value)) {
        String fix = "remove it; the chart sets its own image";
        report(place(name), name, fix, Edit.remove(place(name)));
      }
    }
  }

  @Override
  public void refusePodSecurityPolicy(String from) {
    if (Boolean.TRUE.equals(take(from))) {
      report(place(from), from, NO_PSP, Edit.remove(place(from)));
    }
  }

  @Override
  public void refuse(String list, int index, String text, String fix) {
    ProfilePath element = place(list).index(index);
    report(element, text, fix, Edit.remove(element));
  }

  @Override
  public void renameLabels() {
    values.replaceAll((key, value) -> LabelRenames.inAll(value));
  }

  @Override
  public Object renamed(Object value) {
    Object renamed = LabelRenames.inAll(value);
    return renamed == null ? value : renamed;
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
