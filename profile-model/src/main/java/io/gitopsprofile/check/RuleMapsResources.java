package io.gitopsprofile.check;

import io.gitopsprofile.check.AdapterRules.Producer;
import java.util.List;
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
        report(need, resource, producers.get(producers.size() - 1).rule(), findings);
      }
    }
  }

  private static void report(MetricNeed need, String resource, Rule rule, Findings findings) {
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
        "add a label to resources.overrides that names the " + missing + place(need, missing));
  }

  private static String place(MetricNeed need, String missing) {
    boolean pods = need.isOfPods() || missing.equals("namespace");
    return pods ? ", such as kubernetes_" + (missing.equals("pod") ? "pod_name" : missing) : "";
  }
}
