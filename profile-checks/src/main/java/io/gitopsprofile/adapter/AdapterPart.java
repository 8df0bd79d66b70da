package io.gitopsprofile.adapter;

import io.gitopsprofile.catalog.KnownChart;
import io.gitopsprofile.catalog.chart.KnownCharts;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.adapter.MetricsAdapter;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ProfileParts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The metrics adapter of a profile and the places of its parts: {@code metricsAdapter}, or the only
 * release of the adapter's chart with rules in its values.
 *
 * @param adapter the adapter
 * @param ofRelease true if the adapter was read from the values of a plain release
 * @param prometheus the place of the Prometheus it reads
 * @param defaultRules the place that says whether the chart's own rules are on
 * @param rules the place of the rules of the custom metrics API
 * @param externalRules the place of the rules of the external metrics API
 * @param resourceRules the place of the rules that replace metrics-server
 */
public record AdapterPart(
    MetricsAdapter adapter,
    boolean ofRelease,
    ProfilePath prometheus,
    ProfilePath defaultRules,
    ProfilePath rules,
    ProfilePath externalRules,
    ProfilePath resourceRules) {

  /** Returns the adapter of a profile; null if the profile has none, or its values are unclear. */
  static @Nullable AdapterPart of(ProfileParts parts) {
    Profile profile = parts.profile();
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
          path.key("resourceRules"));
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
        rules.key("resource"));
  }
}
