package io.gitopsprofile.check;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.FreeForm;
import io.gitopsprofile.model.HelmRelease;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.MetricsAdapter;
import java.util.ArrayList;
import java.util.List;
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

  /** Whether a monitor of the Prometheus operator in the profile has an interval of its own. */
  static boolean monitorsHaveIntervals(Subject subject) {
    return subject.manifests().stream()
        .map(Part::value)
        .filter(manifest -> manifest.kind().matches("(Pod|Service)Monitor|Probe|ScrapeConfig"))
        .map(Manifest::object)
        .map(FreeForm::entries)
        .anyMatch(Prometheuses::hasInterval);
  }

  private static boolean hasInterval(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.containsKey("interval")
          || map.containsKey("scrapeInterval")
          || map.values().stream().anyMatch(Prometheuses::hasInterval);
    }
    return value instanceof List<?> list && list.stream().anyMatch(Prometheuses::hasInterval);
  }
}
