package io.gitopsprofile.adapter;

import io.gitopsprofile.adapter.config.AdapterProgram;
import io.gitopsprofile.adapter.config.AdapterValues;
import io.gitopsprofile.adapter.config.ConfigFile;
import io.gitopsprofile.catalog.KnownChart;
import io.gitopsprofile.catalog.chart.KnownCharts;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.adapter.MetricsAdapter;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.view.FreeFormValues;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ProfileObjects;
import io.gitopsprofile.view.ProfileParts;
import io.gitopsprofile.view.ReleaseValues;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The metrics adapter of a profile and the places of its parts: {@code metricsAdapter}; else the
 * only release of the adapter's chart with rules in its values; else the only pods that run the
 * adapter. The rules may be those of a file in a ConfigMap.
 *
 * @param adapter the adapter
 * @param ofRelease true if the adapter was read from the values of a plain release
 * @param prometheus the place of the Prometheus it reads
 * @param defaultRules the place that says whether the chart's own rules are on
 * @param rules the place of the rules of the custom metrics API
 * @param externalRules the place of the rules of the external metrics API
 * @param resourceRules the place of the rules that replace metrics-server
 * @param program the adapter of pods; null for the adapter of a chart
 * @param file the file that has the rules; null if the profile writes them otherwise
 */
public record AdapterPart(
    MetricsAdapter adapter,
    boolean ofRelease,
    ProfilePath prometheus,
    ProfilePath defaultRules,
    ProfilePath rules,
    ProfilePath externalRules,
    ProfilePath resourceRules,
    @Nullable AdapterProgram program,
    @Nullable ConfigFile file) {

  /** Returns the adapter of a profile; null if the profile has none, or its values are unclear. */
  static @Nullable AdapterPart of(ProfileParts parts, ProfileObjects objects) {
    AdapterPart part = ofChart(parts.profile());
    if (part != null) {
      ConfigFile file = fileOf(part.adapter.release(), objects);
      return file == null ? part : part.with(file);
    }
    boolean none =
        parts.profile().target().usesKeda()
            || objects.ofKind("ConfigMap").isEmpty()
            || hasChart(parts);
    return none ? null : ofProgram(objects);
  }

  /** Returns the file that the chart of an adapter reads; null if the profile does not have it. */
  public static @Nullable ConfigFile fileOf(HelmRelease release, ProfileObjects objects) {
    ReleaseValues values = new ReleaseValues(release);
    return values.get("rules", "existing") instanceof String name && !name.isBlank()
        ? ConfigFile.ofChart(objects, values.namespace(), name)
        : null;
  }

  private static boolean hasChart(ProfileParts parts) {
    for (Located<HelmRelease> release : parts.releases()) {
      KnownChart chart = KnownCharts.of(release.value().chart());
      if (chart != null && chart.isMetricsAdapter()) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable AdapterPart ofProgram(ProfileObjects objects) {
    AdapterProgram program = AdapterProgram.in(objects);
    MetricsAdapter adapter = program == null ? null : program.adapter();
    if (program == null || adapter == null) {
      return null;
    }
    ProfilePath place = program.pods().object().part();
    return new AdapterPart(adapter, false, place, place, place, place, place, program, null)
        .at(adapter, program.file());
  }

  /** Returns this part with the rules of a file; unchanged if the adapter cannot read the file. */
  private AdapterPart with(ConfigFile file) {
    MetricsAdapter read = AdapterValues.withFile(adapter, file);
    return read == null ? this : at(read, file);
  }

  private AdapterPart at(MetricsAdapter read, ConfigFile rules) {
    ProfilePath text = rules.text().path();
    return new AdapterPart(
        read,
        ofRelease,
        prometheus,
        defaultRules,
        text.key("rules"),
        text.key("externalRules"),
        text.key("resourceRules"),
        program,
        rules);
  }

  /**
   * Tells the APIService that leads to the program: its Service is in the namespace of the pods.
   */
  boolean isServedBy(Manifest service) {
    Map<String, Object> entries = service.object().entries();
    return program != null
        && service.name().endsWith(".metrics.k8s.io")
        && FreeFormValues.text(entries, "spec", "service", "namespace")
            .equals(program.pods().namespace());
  }

  /** Returns the place of the address of the Prometheus. */
  public ProfilePath url() {
    return program == null ? prometheus.key("url") : program.url().path();
  }

  private static @Nullable AdapterPart ofChart(Profile profile) {
    MetricsAdapter typed = profile.metricsAdapter();
    if (typed != null) {
      ProfilePath path = ProfilePath.ROOT.key("metricsAdapter");
      return new AdapterPart(
          typed,
          false,
          path.key("prometheus"),
          path.key("defaultRules"),
          path.key("rules"),
          path.key("externalRules"),
          path.key("resourceRules"),
          null,
          null);
    }
    return profile.target().usesKeda() ? null : released(profile.releases());
  }

  /** Tells the release that the adapter was read from. */
  boolean isMadeOf(HelmRelease release) {
    return ofRelease
        && release.name().equals(adapter.release().name())
        && release.namespace().equals(adapter.release().namespace());
  }

  private static @Nullable AdapterPart released(List<HelmRelease> releases) {
    Located<HelmRelease> only = null;
    for (int i = 0; i < releases.size(); i++) {
      KnownChart chart = KnownCharts.of(releases.get(i).chart());
      if (chart != null && chart.isMetricsAdapter()) {
        if (only != null) {
          return null;
        }
        ProfilePath path = ProfilePath.ROOT.key("releases").index(i);
        only = new Located<>(releases.get(i), path);
      }
    }
    MetricsAdapter adapter = only == null ? null : AdapterValues.read(only.value());
    if (only == null || adapter == null) {
      return null;
    }
    ProfilePath values = only.at("values");
    ProfilePath rules = values.key("rules");
    return new AdapterPart(
        adapter,
        true,
        values.key("prometheus"),
        rules.key("default"),
        rules.key("custom"),
        rules.key("external"),
        rules.key("resource"),
        null,
        null);
  }
}
