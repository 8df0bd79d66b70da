package io.gitopsprofile.adapter.config;

import io.gitopsprofile.catalog.chart.AdapterChartDefaultRules;
import io.gitopsprofile.model.adapter.AdapterRule;
import io.gitopsprofile.model.adapter.MetricRule;
import io.gitopsprofile.model.adapter.MetricsAdapter;
import io.gitopsprofile.model.adapter.PrometheusEndpoint;
import io.gitopsprofile.model.adapter.ResourceOverride;
import io.gitopsprofile.model.adapter.ResourceRule;
import io.gitopsprofile.model.adapter.ResourceRules;
import io.gitopsprofile.model.adapter.RuleName;
import io.gitopsprofile.model.adapter.RuleResources;
import io.gitopsprofile.model.adapter.SeriesFilter;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.value.InvalidValueException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The adapter that the values of a release describe, by the keys {@code rules} and {@code
 * prometheus} of the chart. (Source: prometheus-community/helm-charts charts/prometheus-adapter,
 * {@code values.yaml} and {@code templates/configmap.yaml}; prometheus-adapter, pkg/config.)
 */
public final class AdapterValues {

  /** The values are not what the chart takes. */
  private static final class Unclear extends Exception {

    private static final long serialVersionUID = 1;

    Unclear() {
      super(null, null, false, false);
    }
  }

  private AdapterValues() {}

  /** Reads the adapter; null if the values have no rules, or are not what the chart takes. */
  public static @Nullable MetricsAdapter read(HelmRelease release) {
    Map<String, Object> values = release.values().entries();
    if (!(values.get("rules") instanceof Map<?, ?> rules) || rules.isEmpty()) {
      return null;
    }
    try {
      return MetricsAdapter.builder()
          .release(release.toBuilder().values(withoutRules(values, rules)).build())
          .prometheus(endpoint(map(values.get("prometheus"))))
          .defaultRules(flag(rules.get("default")))
          .rules(rules(rules.get("custom")))
          .externalRules(rules(rules.get("external")))
          .resourceRules(resourceRules(map(rules.get("resource"))))
          .build();
    } catch (Unclear | InvalidValueException unclear) {
      return null;
    }
  }

  /**
   * Returns an adapter with the rules of a configuration file in place of its own; null if the file
   * is not one that the adapter takes, or a key is misspelt.
   */
  public static @Nullable MetricsAdapter withFile(MetricsAdapter adapter, ConfigFile file) {
    FreeForm content = file.content();
    if (content == null || file.isMisspelt()) {
      return null;
    }
    Map<String, Object> config = content.entries();
    try {
      return adapter.toBuilder()
          .release(withoutFile(adapter.release()))
          .defaultRules(false)
          .rules(rules(config.get("rules")))
          .externalRules(rules(config.get("externalRules")))
          .resourceRules(resourceRules(map(config.get("resourceRules"))))
          .build();
    } catch (Unclear | InvalidValueException unclear) {
      return null;
    }
  }

  /** Returns true if the values of a file are what the adapter takes. */
  static boolean isReadable(ConfigFile file) {
    if (file.content() == null) {
      return false;
    }
    try {
      rules(file.entries().get("rules"));
      rules(file.entries().get("externalRules"));
      resourceRules(map(file.entries().get("resourceRules")));
      return true;
    } catch (Unclear | InvalidValueException unclear) {
      return false;
    }
  }

  /** The release without the rules in its values, which the file replaces. */
  private static HelmRelease withoutFile(HelmRelease release) {
    Map<String, Object> copy = new LinkedHashMap<>(release.values().entries());
    return copy.remove("rules") == null
        ? release
        : release.toBuilder().values(new FreeForm(copy)).build();
  }

  /** The values without the lists of rules, which a typed adapter has beside its release. */
  private static FreeForm withoutRules(Map<String, Object> values, Map<?, ?> rules) {
    Map<String, Object> others = new LinkedHashMap<>();
    for (Map.Entry<?, ?> rule : rules.entrySet()) {
      String key = String.valueOf(rule.getKey());
      if (!key.equals("custom") && !key.equals("external") && rule.getValue() != null) {
        others.put(key, rule.getValue());
      }
    }
    Map<String, Object> copy = new LinkedHashMap<>(values);
    copy.put("rules", others);
    return new FreeForm(copy);
  }

  private static PrometheusEndpoint endpoint(Map<?, ?> prometheus) throws Unclear {
    String url = text(prometheus.get("url"));
    String path = text(prometheus.get("path"));
    return PrometheusEndpoint.builder()
        .url(url == null ? AdapterChartDefaultRules.PROMETHEUS : url)
        .port(port(prometheus.get("port")))
        .path(path == null || path.isEmpty() ? null : path)
        .build();
  }

  private static @Nullable Integer port(@Nullable Object port) throws Unclear {
    if (port == null) {
      return null;
    }
    if (port instanceof Long number && number >= 0 && number <= 65535) {
      return number.intValue();
    }
    throw new Unclear();
  }

  private static List<MetricRule> rules(@Nullable Object list) throws Unclear {
    List<MetricRule> rules = new ArrayList<>();
    for (Object element : list(list)) {
      Map<?, ?> rule = map(element);
      rules.add(
          AdapterRule.builder()
              .seriesQuery(required(rule.get("seriesQuery")))
              .seriesFilters(filters(rule.get("seriesFilters")))
              .resources(resources(rule.get("resources")))
              .name(name(rule.get("name")))
              .metricsQuery(text(rule.get("metricsQuery")))
              .build());
    }
    return rules;
  }

  private static List<SeriesFilter> filters(@Nullable Object list) throws Unclear {
    List<SeriesFilter> filters = new ArrayList<>();
    for (Object element : list(list)) {
      Map<?, ?> filter = map(element);
      filters.add(new SeriesFilter(text(filter.get("is")), text(filter.get("isNot"))));
    }
    return filters;
  }

  private static @Nullable RuleName name(@Nullable Object value) throws Unclear {
    if (value == null) {
      return null;
    }
    Map<?, ?> name = map(value);
    return new RuleName(text(name.get("matches")), text(name.get("as")));
  }

  private static @Nullable RuleResources resources(@Nullable Object value) throws Unclear {
    if (value == null) {
      return null;
    }
    Map<?, ?> resources = map(value);
    Map<String, ResourceOverride> overrides = new LinkedHashMap<>();
    for (Map.Entry<?, ?> override : map(resources.get("overrides")).entrySet()) {
      Map<?, ?> resource = map(override.getValue());
      overrides.put(
          required(override.getKey()),
          new ResourceOverride(text(resource.get("group")), required(resource.get("resource"))));
    }
    return new RuleResources(
        text(resources.get("template")), overrides, flag(resources.get("namespaced")));
  }

  private static @Nullable ResourceRules resourceRules(Map<?, ?> rules) throws Unclear {
    return rules.isEmpty()
        ? null
        : new ResourceRules(
            resourceRule(rules.get("cpu")), resourceRule(rules.get("memory")), null);
  }

  private static @Nullable ResourceRule resourceRule(@Nullable Object value) throws Unclear {
    if (value == null) {
      return null;
    }
    Map<?, ?> rule = map(value);
    return ResourceRule.builder()
        .containerQuery(text(rule.get("containerQuery")))
        .nodeQuery(text(rule.get("nodeQuery")))
        .resources(resources(rule.get("resources")))
        .containerLabel(text(rule.get("containerLabel")))
        .build();
  }

  private static String required(@Nullable Object value) throws Unclear {
    String text = text(value);
    if (text == null) {
      throw new Unclear();
    }
    return text;
  }

  private static @Nullable String text(@Nullable Object value) throws Unclear {
    if (value == null || value instanceof String) {
      return (String) value;
    }
    throw new Unclear();
  }

  private static @Nullable Boolean flag(@Nullable Object value) throws Unclear {
    if (value == null || value instanceof Boolean) {
      return (Boolean) value;
    }
    throw new Unclear();
  }

  private static Map<?, ?> map(@Nullable Object value) throws Unclear {
    if (value == null) {
      return Map.of();
    }
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw new Unclear();
  }

  private static List<?> list(@Nullable Object value) throws Unclear {
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return list;
    }
    throw new Unclear();
  }
}
