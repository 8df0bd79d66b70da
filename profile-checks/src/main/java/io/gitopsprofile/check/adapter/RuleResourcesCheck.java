package io.gitopsprofile.check.adapter;

import io.gitopsprofile.adapter.AdapterRules.Producer;
import io.gitopsprofile.adapter.RequiredMetric;
import io.gitopsprofile.adapter.ResolvedRule;
import io.gitopsprofile.catalog.PrometheusChart;
import io.gitopsprofile.catalog.PrometheusChart.PodLabels;
import io.gitopsprofile.catalog.SeriesOrigin;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * PRF011: a rule behind an autoscaler does not map both the object and the namespace of a series.
 * In the cluster {@code pods/<metric>} is missing from the custom metrics API and the autoscaler
 * reports FailedGetPodsMetric. Map one label to the namespace and one to the pod (or to the
 * described object) in the rule's overrides. (Source: prometheus-adapter,
 * pkg/naming/resource_converter.go)
 */
final class RuleResourcesCheck implements Check {

  private static final Set<String> CLUSTER_WIDE = Set.of("namespace", "node", "persistentvolume");

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (RequiredMetric need : context.adapter().required()) {
      String resource = need.resource();
      List<Producer> producers = context.adapter().rules().producersOf(need);
      if (resource == null || producers.isEmpty()) {
        continue;
      }
      boolean alsoNamespace = !CLUSTER_WIDE.contains(resource);
      boolean mapped = false;
      for (Producer producer : producers) {
        ResolvedRule rule = producer.rule();
        mapped |= rule.maps(resource) && (!alsoNamespace || rule.maps("namespace"));
      }
      if (!mapped) {
        Producer last = producers.get(producers.size() - 1);
        report(need, resource, last.rule(), edits(need, last, context), findings);
      }
    }
  }

  /** Returns the edits that map the labels of the Prometheus, if its labels are known. */
  private static List<Edit> edits(RequiredMetric need, Producer producer, CheckContext context) {
    PrometheusChart prometheus = context.adapter().prometheus();
    PodLabels labels = prometheus == null ? null : prometheus.labels();
    ResolvedRule rule = producer.rule();
    boolean ofIstio = SeriesOrigin.isOfIstio(producer.series());
    if (prometheus == null
        || labels == null
        || !need.isOfPods()
        || rule.ofChart()
        || rule.inShort()
        || SeriesOrigin.isNotOfApplications(producer.series())
        || (ofIstio && !prometheus.honoursAnnotations())) {
      return List.of();
    }
    ProfilePath overrides = rule.path().key("resources").key("overrides");
    List<Edit> edits = new ArrayList<>();
    if (!rule.maps("namespace")) {
      edits.add(Edit.set(overrides.key(labels.namespace()), Map.of("resource", "namespace")));
    }
    if (!rule.maps("pod")) {
      edits.add(Edit.set(overrides.key(labels.pod()), Map.of("resource", "pod")));
    }
    return edits;
  }

  private static void report(
      RequiredMetric need,
      String resource,
      ResolvedRule rule,
      List<Edit> edits,
      DiagnosticCollector findings) {
    String missing = rule.maps(resource) ? "namespace" : resource;
    findings.add(
        DiagnosticCode.RULE_RESOURCES,
        rule.full().resources() == null
            ? rule.path()
            : rule.path().key("resources").key("overrides"),
        rule.title()
            + " does not map a label to the "
            + missing
            + " of a series; "
            + need.title()
            + " does not get \""
            + need.name()
            + "\" of a "
            + resource,
        "add a label to resources.overrides that names the " + missing + place(need, missing),
        edits);
  }

  private static String place(RequiredMetric need, String missing) {
    boolean pods = need.isOfPods() || missing.equals("namespace");
    return pods ? ", such as kubernetes_" + (missing.equals("pod") ? "pod_name" : missing) : "";
  }
}
