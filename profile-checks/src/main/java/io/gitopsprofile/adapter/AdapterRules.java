package io.gitopsprofile.adapter;

import io.gitopsprofile.catalog.ExportedMetrics;
import io.gitopsprofile.catalog.chart.AdapterChartDefaultRules;
import io.gitopsprofile.catalog.image.IstioSidecar;
import io.gitopsprofile.catalog.image.KnownImages;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.adapter.AdapterRule;
import io.gitopsprofile.model.adapter.MetricRule;
import io.gitopsprofile.model.adapter.MetricsAdapter;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ProfileParts;
import io.gitopsprofile.view.ReleaseValues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules in effect of the profile's adapter, the chart's own rules first, in the order of the
 * chart.
 *
 * <p>Patterns are compared with names unless that would take more than 200 million steps, in
 * profiles with hundreds of large patterns; then the rules count as incomplete.
 */
public final class AdapterRules {

  private static final long MOST_STEPS = 200_000_000;

  /** A rule and the series from which it produces a metric. */
  public record Producer(ResolvedRule rule, String series) {}

  private final List<ResolvedRule> custom = new ArrayList<>();
  private final List<ResolvedRule> external = new ArrayList<>();
  private final Set<String> knownSeries = new LinkedHashSet<>();
  private final Map<String, List<Producer>> producers = new HashMap<>();
  private final IdentityHashMap<ResolvedRule, Map<String, String>> metrics =
      new IdentityHashMap<>();
  private final IdentityHashMap<ResolvedRule, List<RequiredMetric>> needs = new IdentityHashMap<>();
  private final boolean complete;
  private final boolean compared;
  private final PatternBudget budget = new PatternBudget();

  AdapterRules(@Nullable AdapterPart part, ProfileParts parts, List<RequiredMetric> needed) {
    if (part != null) {
      MetricsAdapter adapter = part.adapter();
      if (adapter.defaultRules() == null || adapter.defaultRules()) {
        for (AdapterRule rule : AdapterChartDefaultRules.of(adapter.release().chart())) {
          custom.add(ResolvedRule.of(rule, rule, false, true, part.defaultRules(), budget));
        }
      }
      add(adapter, adapter.rules(), false, part.rules(), custom);
      add(adapter, adapter.externalRules(), true, part.externalRules(), external);
    }
    for (Located<Workload> workload : parts.workloads()) {
      if (IstioSidecar.isIn(workload.value(), parts)) {
        knownSeries.addAll(IstioSidecar.METRICS.series().keySet());
      }
      for (ExportedMetrics exported : KnownImages.some(workload.value())) {
        knownSeries.addAll(exported.series().keySet());
      }
    }
    this.compared = steps(needed) <= MOST_STEPS;
    this.complete =
        compared && part != null && isComplete(new ReleaseValues(part.adapter().release()));
    for (RequiredMetric need : needed) {
      Producer producer = producerOf(need);
      if (producer != null) {
        List<RequiredMetric> served = needs.get(producer.rule);
        if (served == null) {
          served = new ArrayList<>();
          needs.put(producer.rule, served);
        }
        served.add(need);
      }
    }
  }

  /** Returns the characters of all patterns times the characters of all names. */
  private long steps(List<RequiredMetric> needed) {
    long names = 1;
    Set<String> distinct = new HashSet<>(knownSeries);
    for (RequiredMetric need : needed) {
      distinct.add(need.name());
    }
    for (String name : distinct) {
      names += name.length();
    }
    long patterns = 0;
    for (List<ResolvedRule> rules : List.of(custom, external)) {
      for (ResolvedRule rule : rules) {
        patterns += rule.query().patternSize() + rule.naming().patternSize();
      }
    }
    return patterns * names;
  }

  private static boolean isComplete(ReleaseValues values) {
    return !values.says("rules", "existing")
        && !values.says("rules", "custom")
        && !values.says("rules", "external")
        && values.text("", "rules", "existing") != null;
  }

  private void add(
      MetricsAdapter adapter,
      List<MetricRule> written,
      boolean isExternal,
      ProfilePath list,
      List<ResolvedRule> rules) {
    for (int i = 0; i < written.size(); i++) {
      AdapterRule full = written.get(i).expand(adapter.prometheus());
      ResolvedRule rule =
          ResolvedRule.of(written.get(i), full, isExternal, false, list.index(i), budget);
      rules.add(rule);
      String series = rule.query().exactName();
      if (series != null) {
        knownSeries.add(series);
      }
    }
  }

  /**
   * Returns true if the rules are complete: neither a ConfigMap nor free-form values replace them.
   */
  public boolean complete() {
    return complete;
  }

  /** Returns the rules that the profile itself writes. */
  public List<ResolvedRule> written() {
    List<ResolvedRule> all = new ArrayList<>();
    for (ResolvedRule rule : custom) {
      if (!rule.ofChart()) {
        all.add(rule);
      }
    }
    all.addAll(external);
    return all;
  }

  /** Returns the metrics that the rule produces from the known series, by series. */
  public Map<String, String> metricsOf(ResolvedRule rule) {
    if (!compared) {
      return Map.of();
    }
    Map<String, String> known = metrics.get(rule);
    if (known == null) {
      known = rule.metricsOf(knownSeries);
      metrics.put(rule, known);
    }
    return known;
  }

  /** Returns the metrics of autoscalers that a rule serves. */
  public List<RequiredMetric> servedBy(ResolvedRule rule) {
    return needs.getOrDefault(rule, List.of());
  }

  /** Returns the rules of the API that serves a metric. */
  public List<ResolvedRule> serving(RequiredMetric need) {
    return serving(need.isExternal());
  }

  private List<ResolvedRule> serving(boolean isExternal) {
    return isExternal ? external : custom;
  }

  /**
   * Returns the rules that produce a metric, with their series. If no rule certainly produces the
   * metric, the only candidate is returned, with the series that the metric's name implies.
   */
  public List<Producer> producersOf(RequiredMetric need) {
    return producersOf(need.name(), need.isExternal());
  }

  private List<Producer> producersOf(String name, boolean isExternal) {
    String key = (isExternal ? "external " : "custom ") + name;
    List<Producer> known = producers.get(key);
    if (known == null) {
      known = findProducers(name, isExternal);
      producers.put(key, known);
    }
    return known;
  }

  private List<Producer> findProducers(String name, boolean isExternal) {
    List<Producer> producers = certain(name, isExternal);
    List<ResolvedRule> able = new ArrayList<>();
    for (ResolvedRule rule : compared ? serving(isExternal) : List.<ResolvedRule>of()) {
      if (producers.isEmpty() && rule.couldProduce(name)) {
        able.add(rule);
      }
    }
    String series = able.size() == 1 ? able.get(0).seriesBehind(name) : null;
    return series == null ? producers : List.of(new Producer(able.get(0), series));
  }

  private List<Producer> certain(String name, boolean isExternal) {
    List<Producer> producers = new ArrayList<>();
    for (ResolvedRule rule : serving(isExternal)) {
      for (Map.Entry<String, String> metric : metricsOf(rule).entrySet()) {
        if (metric.getValue().equals(name)) {
          producers.add(new Producer(rule, metric.getKey()));
        }
      }
    }
    return producers;
  }

  /**
   * Returns the producer that serves a metric: the last one that maps its resource; null if there
   * is none.
   */
  @Nullable
  public Producer producerOf(RequiredMetric need) {
    return producerOf(need.name(), need.resource());
  }

  /** Returns the producer that serves a metric of pods; null for any other metric. */
  public @Nullable Producer producerOfPods(RequiredMetric need) {
    return need.isOfPods() ? producerOf(need) : null;
  }

  /**
   * Returns the producer of a metric of a resource, which is null for an external metric; null if
   * there is none.
   */
  public @Nullable Producer producerOf(String name, @Nullable String resource) {
    Producer last = null;
    for (Producer producer : producersOf(name, resource == null)) {
      if (resource == null || producer.rule.maps(resource)) {
        last = producer;
      }
    }
    return last;
  }

  /** Returns the names of all metrics that rules certainly produce. */
  public Set<String> namesFrom(List<ResolvedRule> rules) {
    Set<String> names = new LinkedHashSet<>();
    for (ResolvedRule rule : rules) {
      names.addAll(metricsOf(rule).values());
    }
    names.remove("");
    return names;
  }

  public Set<String> knownSeries() {
    return knownSeries;
  }

  public List<ResolvedRule> custom() {
    return custom;
  }

  public List<ResolvedRule> external() {
    return external;
  }
}
