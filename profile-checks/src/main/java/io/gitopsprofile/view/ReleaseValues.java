package io.gitopsprofile.view;

import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.Target;
import io.gitopsprofile.model.adapter.MetricsAdapter;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.value.InvalidValueException;
import io.gitopsprofile.model.value.PrometheusDuration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The name, namespace and known values of a release's chart. */
public record ReleaseValues(HelmRelease release) {

  /**
   * Returns the Helm name of the release: the explicit name, else Flux v1's default. The checks see
   * releases with explicit names.
   */
  public String releaseName() {
    return defaultName(release, Flux.V1);
  }

  /**
   * Returns the Helm name of a release: the explicit name, else the default of the Flux version.
   * (Source: helm-operator, {@code GetReleaseName}; helm-controller, {@code
   * api/v2/helmrelease_types.go}.)
   */
  public static String defaultName(HelmRelease release, Flux flux) {
    String name = release.releaseName();
    return name == null
        ? defaultName(release.namespace(), release.targetNamespace(), release.name(), flux)
        : name;
  }

  /**
   * Returns the default Helm name of a HelmRelease.
   *
   * @param own the namespace of the HelmRelease
   * @param target the namespace that the chart is installed into; null if none is written
   * @param name the name of the HelmRelease
   */
  public static String defaultName(String own, @Nullable String target, String name, Flux flux) {
    return switch (flux) {
      case V1 -> {
        String prefix = target == null || own.equals(target) ? "" : own + "-";
        yield prefix + (target == null ? own : target) + "-" + name;
      }
      case V2 -> target == null ? name : target + "-" + name;
    };
  }

  /**
   * Returns the profile with an explicit Helm name in each release, so that everything below knows
   * the name without the Flux version.
   */
  public static Profile withNames(Profile profile) {
    Flux flux = fluxOfNames(profile.target());
    List<HelmRelease> releases = new ArrayList<>(profile.releases().size());
    for (HelmRelease release : profile.releases()) {
      releases.add(withName(release, flux));
    }
    MetricsAdapter adapter = profile.metricsAdapter();
    return profile.toBuilder()
        .releases(releases)
        .metricsAdapter(
            adapter == null
                ? null
                : adapter.toBuilder().release(withName(adapter.release(), flux)).build())
        .build();
  }

  /** True if all values are in the profile, and nothing changes the objects that Helm renders. */
  public boolean isWhole() {
    return release.valuesFrom().isEmpty()
        && release.valueFileSecrets().isEmpty()
        && release.postRenderers().isEmpty();
  }

  /** Returns the Flux version whose default names the releases of a target have. */
  public static Flux fluxOfNames(Target target) {
    return target.isMovedFromFluxV1() ? Flux.V1 : target.flux();
  }

  private static HelmRelease withName(HelmRelease release, Flux flux) {
    return release.releaseName() == null
        ? release.toBuilder().releaseName(defaultName(release, flux)).build()
        : release;
  }

  /** Returns the namespace that the chart is installed into. */
  public String namespace() {
    String target = release.targetNamespace();
    return target == null ? release.namespace() : target;
  }

  /** Returns the value in the profile; null if there is none. */
  @Nullable
  public Object get(String... path) {
    Object value = release.values().entries();
    for (String key : path) {
      value = value instanceof Map<?, ?> map ? map.get(key) : null;
    }
    return value;
  }

  /** Returns true if the profile takes a chart's default away: null at the path, or on its way. */
  public boolean isNulled(String... path) {
    Object value = release.values().entries();
    for (String key : path) {
      if (!(value instanceof Map<?, ?> map) || !map.containsKey(key)) {
        return false;
      }
      value = map.get(key);
      if (value == null || value.equals("")) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the value in the profile, else the chart's default; null if it may come from elsewhere.
   */
  @Nullable
  public String text(String chartDefault, String... path) {
    Object value = get(path);
    if (value != null) {
      return value.toString();
    }
    boolean elsewhere =
        !release.valuesFrom().isEmpty()
            || !release.valueFileSecrets().isEmpty()
            || Boolean.FALSE.equals(release.resetValues());
    return elsewhere ? null : chartDefault;
  }

  /** Returns a duration of the values; null if it is not known. */
  @Nullable
  public Duration duration(String chartDefault, String... path) {
    String text = text(chartDefault, path);
    try {
      return text == null ? null : PrometheusDuration.of(text).toDuration();
    } catch (InvalidValueException notADuration) {
      return null;
    }
  }

  /**
   * Returns true if a value in the profile is set: not an empty text, list or map, and not false.
   */
  public boolean says(String... path) {
    Object value = get(path);
    return value instanceof String text
        ? !text.isBlank()
        : value instanceof List<?> list
            ? !list.isEmpty()
            : value instanceof Map<?, ?> map ? !map.isEmpty() : Boolean.TRUE.equals(value);
  }

  /**
   * Returns the name that nearly all charts give their objects: the override; else the release
   * name, if it contains the chart name; else both; cut off at a length. Null if it is not known.
   */
  @Nullable
  public String fullName(int longest) {
    String override = text("", "fullnameOverride");
    String chart = text("", "nameOverride");
    if (override == null || chart == null) {
      return null;
    }
    String name = override.isEmpty() ? releaseAndChart(chart) : override;
    return cut(name, longest);
  }

  /**
   * Returns the same name from the profile alone; a value in the profile wins over values from
   * elsewhere.
   */
  @Nullable
  public String fullNameInProfile(int longest) {
    return says("fullnameOverride")
        ? cut(String.valueOf(get("fullnameOverride")), longest)
        : fullName(longest);
  }

  /** Returns the release name if it contains the chart name (or the given name), else both. */
  public String releaseAndChart(String nameOverride) {
    String chart = nameOverride.isEmpty() ? release.chart().chartName() : nameOverride;
    return releaseName().contains(chart) ? releaseName() : releaseName() + "-" + chart;
  }

  public static String cut(String name, int longest) {
    String cut = name.length() > longest ? name.substring(0, longest) : name;
    return cut.endsWith("-") ? cut.substring(0, cut.length() - 1) : cut;
  }
}
