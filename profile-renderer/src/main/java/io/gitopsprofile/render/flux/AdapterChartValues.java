package io.gitopsprofile.render.flux;

import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.adapter.AdapterRule;
import io.gitopsprofile.model.adapter.MetricRule;
import io.gitopsprofile.model.adapter.MetricsAdapter;
import io.gitopsprofile.model.adapter.PrometheusEndpoint;
import io.gitopsprofile.model.adapter.ResourceRule;
import io.gitopsprofile.model.adapter.ResourceRules;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.render.object.Fabric8Values;
import io.gitopsprofile.render.object.ObjectSerializer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The typed parts of the metrics adapter as values of its chart. The release's own values may add
 * to them but not contradict them. The model's rules have the names and the order of the adapter's
 * configuration, so they are written unchanged.
 */
public record AdapterChartValues(Prometheus prometheus, @Nullable Rules rules) {

  record Prometheus(String url, @Nullable Integer port, @Nullable String path) {}

  record Rules(
      @Nullable Boolean _default,
      List<AdapterRule> custom,
      List<AdapterRule> external,
      @Nullable Resource resource) {}

  record Resource(
      @Nullable ResourceRule cpu, @Nullable ResourceRule memory, @Nullable String window) {}

  /**
   * All values of the adapter's release; contradictions are reported at paths below the given one.
   */
  public static FreeForm of(
      MetricsAdapter adapter, ProfilePath path, DiagnosticCollector problems) {
    PrometheusEndpoint endpoint = adapter.prometheus();
    AdapterChartValues typed =
        new AdapterChartValues(
            new Prometheus(endpoint.url(), endpoint.port(), endpoint.path()), rules(adapter));
    Map<String, @Nullable Object> values = adapter.release().values().entries();
    return new FreeForm(merge(ObjectSerializer.of(typed), values, path, problems));
  }

  private static @Nullable Rules rules(MetricsAdapter adapter) {
    Rules rules =
        new Rules(
            adapter.defaultRules(),
            expand(adapter.rules(), adapter.prometheus()),
            expand(adapter.externalRules(), adapter.prometheus()),
            resource(adapter.resourceRules()));
    return ObjectSerializer.of(rules).isEmpty() ? null : rules;
  }

  private static List<AdapterRule> expand(List<MetricRule> rules, PrometheusEndpoint prometheus) {
    List<AdapterRule> expanded = new ArrayList<>(rules.size());
    for (MetricRule rule : rules) {
      expanded.add(rule.expand(prometheus));
    }
    return expanded;
  }

  private static @Nullable Resource resource(@Nullable ResourceRules rules) {
    return rules == null
        ? null
        : new Resource(rules.cpu(), rules.memory(), Fabric8Values.text(rules.window()));
  }

  private static Map<String, @Nullable Object> merge(
      Map<?, ?> typed, Map<?, ?> values, ProfilePath path, DiagnosticCollector problems) {
    Map<String, @Nullable Object> merged = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : typed.entrySet()) {
      merged.put((String) entry.getKey(), entry.getValue());
    }
    for (Map.Entry<?, ?> entry : values.entrySet()) {
      String key = (String) entry.getKey();
      Object value = entry.getValue();
      Object other = merged.get(key);
      if (other == null) {
        merged.put(key, value);
      } else if (other instanceof Map<?, ?> one && value instanceof Map<?, ?> two) {
        merged.put(key, merge(one, two, path.key(key), problems));
      } else {
        problems.add(
            DiagnosticCode.VALUES_CONFLICT,
            path.key(key),
            "the metrics adapter already sets the value " + key,
            "remove it here, and set it in the adapter's own part of the profile");
      }
    }
    return merged;
  }
}
