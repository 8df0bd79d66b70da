package io.gitopsprofile.check;

import io.gitopsprofile.check.AdapterRules.Producer;
import io.gitopsprofile.check.PrometheusFacts.PodLabels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * PRF011: a rule behind an autoscaler does not say both which object and which namespace a series
 * is of. In the cluster {@code pods/<metric>} is missing from the custom metrics API and the
 * autoscaler reports FailedGetPodsMetric. Map one label to the namespace and one to the pod (or to
 * the described object) in the rule's overrides. (Source: prometheus-adapter,
 * pkg/naming/resource_converter.go)
 */
final class RuleMapsResources implements Check {

  private static final Set<String> CLUSTER_WIDE = Set.of("namespace", "node", "persistentvolume");

  @Override
  public void run(Subject subject, Findings findings) {
    for (MetricNeed need : MetricNeed.all(subject)) {
      String resource = need.resource();
      List<Producer> producers = subject.adapterRules().producersOf(need);
      if (resource == null || producers.isEmpty()) {
        continue;
      }
      boolean alsoNamespace = !CLUSTER_WIDE.contains(resource);
      boolean mapped = false;
      for (Producer producer : producers) {
        Rule rule = producer.rule();
        mapped |= rule.maps(resource) && (!alsoNamespace || rule.maps("namespace"));
      }
      if (!mapped) {
        Producer last = producers.get(producers.size() - 1);
        report(need, resource, last.rule(), edits(need, last, subject), findings);
      }
    }
  }

  /** The labels that the Prometheus gives the series of pods, where it is known. */
  private static List<Edit> edits(MetricNeed need, Producer producer, Subject subject) {
    PrometheusFacts prometheus = subject.prometheus();
    PodLabels labels = prometheus == null ? null : prometheus.labels();
    Rule rule = producer.rule();
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
      MetricNeed need, String resource, Rule rule, List<Edit> edits, Findings findings) {
    String missing = rule.maps(resource) ? "namespace" : resource;
    findings.add(
        DiagnosticCode.RULE_RESOURCES,
        rule.full().resources() == null
            ? rule.path()
            : rule.path().key("resources").key("overrides"),
        rule.title()
            + " maps no label to the "
            + missing
            + " of a series, so that it gives "
            + need.title()
            + " no \""
            + need.name()
            + "\" of a "
            + resource,
        "add a label to resources.overrides that names the " + missing + place(need, missing),
        edits);
  }

  private static String place(MetricNeed need, String missing) {
    boolean pods = need.isOfPods() || missing.equals("namespace");
    return pods ? ", such as kubernetes_" + (missing.equals("pod") ? "pod_name" : missing) : "";
  }
}
