package io.gitopsprofile.check;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.FreeForm;
import io.gitopsprofile.model.HelmRelease;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.MetricsAdapter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which Prometheus the adapter of a profile reads. */
final class Prometheuses {

  private Prometheuses() {}

  /** All that the profile installs by charts that are known. */
  static List<PrometheusFacts> all(Subject subject) {
    List<PrometheusFacts> all = new ArrayList<>();
    for (Part<HelmRelease> release : subject.releases()) {
      PrometheusFacts facts = PrometheusFacts.of(release);
      if (facts != null) {
        all.add(facts);
      }
    }
    return all;
  }

  /**
   * The one that the adapter's URL leads to, or is meant to lead to; null if it may be another than
   * those of the profile.
   */
  static @Nullable PrometheusFacts ofAdapter(Subject subject) {
    MetricsAdapter adapter = subject.profile().metricsAdapter();
    if (adapter == null) {
      return null;
    }
    AdapterUrl url = AdapterUrl.of(adapter);
    List<PrometheusFacts> all = all(subject);
    for (PrometheusFacts facts : all) {
      if (url.leadsTo(facts)) {
        return facts;
      }
    }
    return all.size() == 1 && url.isMeantFor(all.get(0), subject) ? all.get(0) : null;
  }

  /** Whether the host is not that of the Prometheus that it must mean. */
  static boolean isMisled(MetricsAdapter adapter, Subject subject) {
    AdapterUrl url = AdapterUrl.of(adapter);
    boolean misled = false;
    for (PrometheusFacts facts : all(subject)) {
      if (url.leadsTo(facts)) {
        return false;
      }
      misled |= url.isMeantFor(facts, subject);
    }
    return misled;
  }

  /**
   * Whether a monitor of the Prometheus operator has an interval of its own: one of the profile, or
   * one that a chart makes by its values.
   */
  static boolean monitorsHaveIntervals(Subject subject) {
    return subject.releases().stream()
            .map(Part::value)
            .map(HelmRelease::values)
            .map(FreeForm::entries)
            .anyMatch(values -> makesMonitors("", values))
        || monitors(subject);
  }

  private static boolean monitors(Subject subject) {
    return subject.manifests().stream()
        .map(Part::value)
        .filter(manifest -> manifest.kind().matches("(Pod|Service)Monitor|Probe|ScrapeConfig"))
        .map(Manifest::object)
        .map(FreeForm::entries)
        .anyMatch(Prometheuses::hasInterval);
  }

  /** Whether a value says the interval of a monitor, anywhere below a key that names monitors. */
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
          || map.values().stream().anyMatch(Prometheuses::hasInterval);
    }
    return value instanceof List<?> list && list.stream().anyMatch(Prometheuses::hasInterval);
  }

  private static boolean isSaid(@Nullable Object interval) {
    return interval instanceof String text && !text.isBlank();
  }
}
