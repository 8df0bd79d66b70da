package io.gitopsprofile.adapter;

import io.gitopsprofile.adapter.AdapterRules.Producer;
import io.gitopsprofile.catalog.image.SeriesLabels;
import io.gitopsprofile.model.value.LabelSelector;
import io.gitopsprofile.promql.Expression;
import io.gitopsprofile.promql.Expression.VectorSelector;
import io.gitopsprofile.promql.FurtherLabels;
import io.gitopsprofile.promql.LabelMatcher;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Queries that have several values for one pod or object. The adapter keeps the last one of them,
 * whichever that is. (Source: prometheus-adapter, pkg/custom-provider/provider.go, metricsFor.)
 */
public final class SeveralSeries {

  /** The label of a target that one pod has several values of. */
  private static final String CONTAINER = "container";

  /** Labels that have one value for each pod, beside those that Prometheus adds for a target. */
  private static final Set<String> OF_POD =
      Set.of(
          "host",
          "hostname",
          "app",
          "application",
          "component",
          "deployment",
          "workload",
          "release",
          "version",
          "team",
          "env",
          "environment",
          "zone",
          "pod_template_hash");

  /** Beginnings of series that client libraries and meshes count by code, method or route. */
  private static final List<String> COUNTED_BY_REQUEST =
      List.of(
          "http_request",
          "http_server_request",
          "http_response",
          "grpc_server_",
          "istio_request",
          "istio_tcp_",
          "response_total",
          "request_total",
          "nginx_ingress_controller_requests",
          "envoy_cluster_upstream_rq",
          "container_cpu_usage_seconds_total",
          "container_memory_",
          "container_network_");

  private SeveralSeries() {}

  /**
   * Returns the labels by which the query of a rule has several values for one object; {@link
   * FurtherLabels#ALL} alone if nothing aggregates its series, none if each object has one value.
   */
  public static Set<String> labelsOf(
      ResolvedRule rule, Expression query, AdapterAnalysis analysis) {
    Set<String> group = new LinkedHashSet<>(OF_POD);
    group.addAll(SeriesLabels.ofTarget());
    group.remove(CONTAINER);
    group.add(FilledQuery.GROUP);
    RequiredMetric needed = null;
    for (RequiredMetric need : analysis.rules().servedBy(rule)) {
      String label = need.resource() == null ? null : rule.labelOf(need.resource());
      if (label != null) {
        group.add(label);
        needed = needed == null || need.selector() == null ? need : needed;
      }
    }
    String namespace = rule.labelOf("namespace");
    if (namespace != null) {
      group.add(namespace);
    }
    if (needed == null) {
      return Set.of();
    }
    Set<String> further = new LinkedHashSet<>();
    FurtherLabels.addTo(further, query, group);
    Set<String> fixed = fixed(query, needed.selector());
    Set<String> several = new LinkedHashSet<>();
    for (String label : further) {
      boolean all = label.equals(FurtherLabels.ALL);
      if (all && fixed.isEmpty() && isCountedByRequest(needed, analysis)) {
        return Set.of(FurtherLabels.ALL);
      }
      if (!all && !fixed.contains(label)) {
        several.add(label);
      }
    }
    return several;
  }

  /** Labels with one value in the query, by its matchers or by the selector of the metric. */
  private static Set<String> fixed(Expression query, @Nullable LabelSelector selector) {
    Set<String> fixed = new LinkedHashSet<>();
    if (selector != null) {
      fixed.addAll(selector.matchLabels().keySet());
    }
    for (Expression part : query.all()) {
      if (part instanceof VectorSelector one) {
        for (LabelMatcher matcher : one.matchers()) {
          String label = matcher.label();
          boolean equal = matcher.operator() == LabelMatcher.Operator.EQUAL;
          if (equal && !label.startsWith("__") && !isOfPod(label)) {
            fixed.add(label);
          }
        }
      }
    }
    return fixed;
  }

  private static boolean isOfPod(String label) {
    return OF_POD.contains(label)
        || (SeriesLabels.ofTarget().contains(label) && !label.equals(CONTAINER));
  }

  /** True if one of the series is counted by code, method or route, so that a pod has several. */
  public static boolean areCountedByRequest(Set<String> series) {
    for (String one : series) {
      for (String beginning : COUNTED_BY_REQUEST) {
        if (one.startsWith(beginning)) {
          return true;
        }
      }
      if (one.endsWith("_bucket")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isCountedByRequest(RequiredMetric need, AdapterAnalysis analysis) {
    Producer producer = analysis.rules().producerOf(need);
    return producer != null && areCountedByRequest(Set.of(producer.series()));
  }
}
