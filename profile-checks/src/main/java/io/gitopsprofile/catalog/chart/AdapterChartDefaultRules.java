package io.gitopsprofile.catalog.chart;

import io.gitopsprofile.model.adapter.AdapterRule;
import io.gitopsprofile.model.adapter.ResourceOverride;
import io.gitopsprofile.model.adapter.RuleName;
import io.gitopsprofile.model.adapter.RuleResources;
import io.gitopsprofile.model.adapter.SeriesFilter;
import io.gitopsprofile.model.release.Chart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The six rules that the adapter's chart adds unless {@code rules.default} is false: three for
 * cAdvisor's series, three for all other series. (Source: prometheus-adapter chart,
 * templates/configmap.yaml; in 1.x cAdvisor's labels are {@code container_name} and {@code
 * pod_name}.)
 */
public final class AdapterChartDefaultRules {

  /** The URL of Prometheus that the adapter reads unless the values name another. */
  public static final String PROMETHEUS = "http://prometheus.default.svc";

  private static final String QUERY = "sum(<<.Series>>{<<.LabelMatchers>>}) by (<<.GroupBy>>)";

  private AdapterChartDefaultRules() {}

  /** The rules of the adapter's chart, in the version that a profile writes. */
  public static List<AdapterRule> of(Chart chart) {
    String pod = PrometheusAdapter.isOld(chart) ? "pod_name" : "pod";
    return List.of(
        container(pod, null, "^container_(.*)_seconds_total$"),
        container(pod, "^container_.*_seconds_total$", "^container_(.*)_total$"),
        container(pod, "^container_.*_total$", "^container_(.*)$"),
        other(".*_total$", null),
        other(".*_seconds_total", "^(.*)_total$"),
        other(null, "^(.*)_seconds_total$"));
  }

  private static AdapterRule container(String pod, @Nullable String isNot, String matches) {
    Map<String, ResourceOverride> overrides = new LinkedHashMap<>();
    overrides.put("namespace", ResourceOverride.of("namespace"));
    overrides.put(pod, ResourceOverride.of("pod"));
    return rule(
        "{__name__=~\"^container_.*\",namespace!=\"\"}",
        isNot,
        new RuleResources(null, overrides, null),
        new RuleName(matches, null));
  }

  private static AdapterRule other(@Nullable String isNot, @Nullable String matches) {
    return rule(
        "{namespace!=\"\",__name__!~\"^container_.*\"}",
        isNot,
        new RuleResources("<<.Resource>>", Map.of(), null),
        new RuleName(matches, null));
  }

  private static AdapterRule rule(
      String seriesQuery, @Nullable String isNot, RuleResources resources, RuleName name) {
    List<SeriesFilter> filters = isNot == null ? List.of() : List.of(new SeriesFilter(null, isNot));
    return new AdapterRule(seriesQuery, filters, resources, name, QUERY);
  }
}
