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
import io.gitopsprofile.model.adapter.RuleResources;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
    Set<ResolvedRule> unknown = Collections.newSetFromMap(new IdentityHashMap<>());
    MappedResources resources = new MappedResources(context, findings);
    for (ResolvedRule rule : context.adapter().rules().written()) {
      if (resources.reportUnknown(rule.title(), rule.path(), rule.full().resources())) {
        unknown.add(rule);
      } else if (rule.external() && !context.profile().target().usesKeda()) {
        checkExternal(rule, findings);
      }
    }
    resources.reportUnknown(context.adapter().part());
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
      Producer last = producers.get(producers.size() - 1);
      if (!mapped && !unknown.contains(last.rule())) {
        report(need, resource, last.rule(), context, edits(need, last, context), findings);
      }
    }
  }

  /**
   * Reports a rule of the external metrics API that asks for the namespace by no label: the adapter
   * answers each request with "no generic resource label form specified".
   */
  private static void checkExternal(ResolvedRule rule, DiagnosticCollector findings) {
    RuleResources resources = rule.full().resources();
    boolean anywhere = resources != null && Boolean.FALSE.equals(resources.namespaced());
    if (anywhere || rule.maps("namespace") || rule.inShort()) {
      return;
    }
    ProfilePath path = rule.path().key("resources");
    findings.add(
        DiagnosticCode.RULE_RESOURCES,
        resources == null
            ? rule.path()
            : resources.overrides().isEmpty() ? path : path.key("overrides"),
        rule.title()
            + " does not map a label to the namespace of a series; the adapter adds the namespace"
            + " to each query of an external metric and refuses the request",
        "set namespaced: false in resources, or map a label to the resource namespace",
        Edit.set(path.key("namespaced"), false));
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
      CheckContext context,
      List<Edit> edits,
      DiagnosticCollector findings) {
    String missing = rule.maps(resource) ? "namespace" : resource;
    findings.add(
        DiagnosticCode.RULE_RESOURCES,
        rule.full().resources() == null
            ? rule.path()
            : rule.path().key("resources").key(rule.hasTemplate() ? "template" : "overrides"),
        rule.title()
            + " does not map a label to the "
            + missing
            + " of a series"
            + (rule.hasTemplate()
                ? ", because .Group is empty for it in the template of the label; "
                : "; ")
            + need.title()
            + " does not get \""
            + need.name()
            + "\" of a "
            + resource,
        "add a label to resources.overrides that names the "
            + missing
            + place(need, missing, context.adapter().prometheus()),
        edits);
  }

  /** An example of the label, as the Prometheus of the profile writes it. */
  private static String place(
      RequiredMetric need, String missing, @Nullable PrometheusChart prometheus) {
    if (!need.isOfPods() && !missing.equals("namespace")) {
      return "";
    }
    PodLabels labels =
        prometheus == null || prometheus.labels() == null ? PodLabels.NEW : prometheus.labels();
    return ", such as " + (missing.equals("pod") ? labels.pod() : labels.namespace());
  }
}
