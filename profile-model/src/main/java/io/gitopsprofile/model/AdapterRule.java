package io.gitopsprofile.model;

import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A rule of the Prometheus adapter in full. (Source: prometheus-adapter, pkg/config.)
 *
 * <pre>
 * - seriesQuery: 'http_requests_total{kubernetes_namespace!="",kubernetes_pod_name!=""}'
 *   resources:
 *     overrides:
 *       kubernetes_namespace: {resource: namespace}
 *       kubernetes_pod_name: {resource: pod}
 *   name:
 *     matches: ^(.*)_total
 *     as: ${1}_per_second
 *   metricsQuery: sum(rate(&lt;&lt;.Series&gt;&gt;{&lt;&lt;.LabelMatchers&gt;&gt;}[1m])) by (&lt;&lt;.GroupBy&gt;&gt;)
 * </pre>
 *
 * @param seriesQuery selects the series
 * @param seriesFilters narrows them by name
 * @param resources which labels name which Kubernetes resources
 * @param name how the metric's name is made of the series' name
 * @param metricsQuery the query, a template with {@code <<} and {@code >>}
 */
@Value.Builder
public record AdapterRule(
    String seriesQuery,
    List<SeriesFilter> seriesFilters,
    @Nullable RuleResources resources,
    @Nullable RuleName name,
    @Nullable String metricsQuery)
    implements MetricRule {

  /** Refuses values that break their syntax, and copies the collections in their order. */
  public AdapterRule {
    seriesFilters = Ordered.list("seriesFilters", seriesFilters);
    Syntax.of()
        .required("seriesQuery", seriesQuery)
        .ruleQuery("seriesQuery", seriesQuery)
        .ruleQuery("metricsQuery", metricsQuery)
        .enforce();
  }

  @Override
  public AdapterRule expand(PrometheusEndpoint prometheus) {
    return this;
  }

  /** Starts a rule; {@code seriesQuery} must be set. */
  public static Builder builder() {
    return new Builder().seriesFilters(List.of());
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link AdapterRule}; its {@code @param} tags describe the components. */
  public static final class Builder extends AdapterRuleBuilder {
    Builder() {}
  }
}
