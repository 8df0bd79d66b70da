package io.gitopsprofile.model.adapter;

import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.Syntax;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The Prometheus adapter: its release, the Prometheus it reads, and the rules by which series
 * become metrics that an autoscaler can use. The typed parts become the chart's values {@code
 * prometheus} and {@code rules}; the release's other values are kept.
 *
 * <pre>
 * values:
 *   prometheus:
 *     url: http://prometheus.monitoring-system
 *     port: 9090
 *   rules:
 *     default: false
 *     custom: [...]
 * </pre>
 *
 * @param release the adapter's chart, with any further values
 * @param prometheus the Prometheus it reads
 * @param defaultRules whether the chart's own generic rules are on ({@code rules.default}); the
 *     chart's default is true
 * @param rules rules of the custom metrics API, for Pods and Object metrics ({@code rules.custom});
 *     of two with one name the later wins
 * @param externalRules rules of the external metrics API ({@code rules.external})
 * @param resourceRules rules that replace metrics-server ({@code rules.resource})
 */
@Value.Builder
public record MetricsAdapter(
    HelmRelease release,
    PrometheusEndpoint prometheus,
    @Nullable Boolean defaultRules,
    List<MetricRule> rules,
    List<MetricRule> externalRules,
    @Nullable ResourceRules resourceRules) {

  /** Refuses values that break their syntax, and copies the collections in their order. */
  public MetricsAdapter {
    rules = Ordered.list("rules", rules);
    externalRules = Ordered.list("externalRules", externalRules);
    Syntax.of()
        .required("release", release)
        .required("prometheus", prometheus)
        .atMostThousand("rules", rules)
        .atMostThousand("externalRules", externalRules)
        .enforce();
  }

  /** Starts an adapter; {@code release} and {@code prometheus} must be set. */
  public static Builder builder() {
    return new Builder().rules(List.of()).externalRules(List.of());
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link MetricsAdapter}; its {@code @param} tags describe the components. */
  public static final class Builder extends MetricsAdapterBuilder {
    Builder() {}
  }
}
