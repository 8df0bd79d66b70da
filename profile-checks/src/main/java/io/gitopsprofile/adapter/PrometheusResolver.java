package io.gitopsprofile.adapter;

import io.gitopsprofile.catalog.PrometheusChart;
import io.gitopsprofile.catalog.chart.KnownCharts;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.ObjectPatch;
import io.gitopsprofile.model.adapter.MetricsAdapter;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ProfileParts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the Prometheus that the adapter of a profile reads. */
public final class PrometheusResolver {

  private static final Set<String> MONITORS =
      Set.of("PodMonitor", "ServiceMonitor", "Probe", "ScrapeConfig");

  private PrometheusResolver() {}

  /** Returns each Prometheus that the profile installs by a known chart. */
  public static List<PrometheusChart> all(ProfileParts parts) {
    List<PrometheusChart> all = new ArrayList<>();
    for (Located<HelmRelease> release : parts.releases()) {
      PrometheusChart facts = KnownCharts.prometheus(release);
      if (facts != null) {
        all.add(facts);
      }
    }
    return all;
  }

  /**
   * Returns the Prometheus that an adapter's URL leads to, or is meant to lead to; null if it may
   * be outside the profile.
   */
  public static @Nullable PrometheusChart ofAdapter(MetricsAdapter adapter, ProfileParts parts) {
    PrometheusUrl url = PrometheusUrl.of(adapter);
    List<PrometheusChart> all = all(parts);
    for (PrometheusChart facts : all) {
      if (url.leadsTo(facts)) {
        return facts;
      }
    }
    return all.size() == 1 && url.isMeantFor(all.get(0), parts) ? all.get(0) : null;
  }

  /**
   * Returns true if the URL is misspelled: its host is not that of the Prometheus that it must
   * mean.
   */
  public static boolean isMisled(MetricsAdapter adapter, ProfileParts parts) {
    PrometheusUrl url = PrometheusUrl.of(adapter);
    boolean misled = false;
    for (PrometheusChart facts : all(parts)) {
      if (url.leadsTo(facts)) {
        return false;
      }
      misled |= url.isMeantFor(facts, parts);
    }
    return misled;
  }

  /**
   * Returns true if a monitor of the Prometheus operator may set an interval: one of the profile,
   * or one that a chart creates by its values.
   */
  public static boolean monitorsHaveIntervals(ProfileParts parts) {
    return parts.releases().stream()
            .map(Located::value)
            .map(HelmRelease::values)
            .map(FreeForm::entries)
            .anyMatch(values -> makesMonitors("", values))
        || monitors(parts)
        || patches(parts);
  }

  /** Returns true if a patch sets the interval of a PodMonitor that stands for a scrape. */
  private static boolean patches(ProfileParts parts) {
    for (ObjectPatch patch : parts.profile().patches()) {
      if (MONITORS.contains(patch.kind()) && hasInterval(patch.patch().entries())) {
        return true;
      }
    }
    return false;
  }

  private static boolean monitors(ProfileParts parts) {
    return parts.manifests().stream()
        .map(Located::value)
        .filter(manifest -> MONITORS.contains(manifest.kind()))
        .map(Manifest::object)
        .map(FreeForm::entries)
        .anyMatch(PrometheusResolver::hasInterval);
  }

  /**
   * Returns true if a value sets the interval of a monitor, anywhere below a key that names
   * monitors.
   */
  private static boolean makesMonitors(String key, @Nullable Object value) {
    if (key.toLowerCase(Locale.ROOT).contains("monitor")) {
      return hasInterval(value);
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .anyMatch(entry -> makesMonitors(String.valueOf(entry.getKey()), entry.getValue()));
    }
    return value instanceof List<?> list && list.stream().anyMatch(it -> makesMonitors("", it));
  }

  private static boolean hasInterval(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return isSaid(map.get("interval"))
          || isSaid(map.get("scrapeInterval"))
          || isSaid(map.get("cAdvisorInterval"))
          || map.values().stream().anyMatch(PrometheusResolver::hasInterval);
    }
    return value instanceof List<?> list && list.stream().anyMatch(PrometheusResolver::hasInterval);
  }

  private static boolean isSaid(@Nullable Object interval) {
    return interval instanceof String text && !text.isBlank();
  }
}
