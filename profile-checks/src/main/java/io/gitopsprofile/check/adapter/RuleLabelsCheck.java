package io.gitopsprofile.check.adapter;

import io.gitopsprofile.adapter.AdapterPart;
import io.gitopsprofile.adapter.AdapterRules;
import io.gitopsprofile.adapter.AdapterRules.Producer;
import io.gitopsprofile.adapter.RequiredMetric;
import io.gitopsprofile.adapter.ResolvedRule;
import io.gitopsprofile.catalog.ExportedMetrics;
import io.gitopsprofile.catalog.PrometheusChart;
import io.gitopsprofile.catalog.PrometheusChart.PodLabels;
import io.gitopsprofile.catalog.SeriesOrigin;
import io.gitopsprofile.catalog.image.KnownImages;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.adapter.PrometheusEndpoint;
import io.gitopsprofile.model.adapter.RuleResources;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PRF010: a rule maps labels, or asks for labels, that the profile's Prometheus does not put on the
 * series of pods. In the cluster the metric is never listed and the autoscaler shows {@code
 * <unknown>}. Use the labels of the Prometheus that the profile installs. (Source: the relabelling
 * of the charts in PrometheusChart)
 *
 * <p>The check reports nothing where the user's scrape configurations may set other labels, for
 * series with labels of their own, such as cAdvisor's, and for Istio's series under the Prometheus
 * operator, where Istio's own PodMonitor adds {@code pod_name}.
 */
final class RuleLabelsCheck implements Check {

  private static final Set<String> CONVENTIONS =
      Set.of(
          "kubernetes_namespace",
          "kubernetes_pod_name",
          "kubernetes_pod",
          "namespace",
          "pod",
          "pod_name",
          "pod_namespace");

  private static final ProfilePath ENDPOINT =
      ProfilePath.ROOT.key("metricsAdapter").key("prometheus");

  private static final String RESOURCE = "<<.Resource>>";

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    PrometheusChart prometheus = context.adapter().prometheus();
    PodLabels labels = prometheus == null ? null : prometheus.labels();
    if (prometheus == null || labels == null) {
      return;
    }
    checkChartRules(labels, context, prometheus, findings);
    for (ResolvedRule rule : ofPods(context, prometheus)) {
      boolean known = seriesIsKnown(rule, context);
      List<Slip> slips = new ArrayList<>();
      add(slips, rule, "namespace", labels.namespace(), known);
      add(slips, rule, "pod", labels.pod(), known);
      if (slips.isEmpty() && !rule.inShort()) {
        addNeeded(slips, rule, labels);
      }
      if (!slips.isEmpty()) {
        report(slips, rule, context, prometheus, findings);
      }
    }
  }

  /**
   * Reports metrics that only the chart's default rules make, if these rules use other labels than
   * Prometheus.
   */
  private static void checkChartRules(
      PodLabels labels,
      CheckContext context,
      PrometheusChart prometheus,
      DiagnosticCollector findings) {
    for (RequiredMetric need : context.adapter().required()) {
      Producer producer = context.adapter().rules().producerOfPods(need);
      if (producer == null
          || !producer.rule().ofChart()
          || SeriesOrigin.isNotOfApplications(producer.series())) {
        continue;
      }
      String pod = producer.rule().labelOf("pod");
      if (pod != null && !pod.equals(labels.pod())) {
        findings.add(
            DiagnosticCode.RULE_LABELS,
            need.path(),
            need.title()
                + " scales on \""
                + need.name()
                + "\", which only the chart's default rules produce; they map the labels"
                + " \"namespace\" and \""
                + pod
                + "\", and "
                + prometheus.title()
                + " sets \""
                + labels.namespace()
                + "\" and \""
                + labels.pod()
                + "\" on series of pods",
            "add a rule for \""
                + producer.series()
                + "\" that maps \""
                + labels.namespace()
                + "\" and \""
                + labels.pod()
                + "\"");
      }
    }
  }

  private record Slip(String label, String right, ProfilePath path) {}

  /** Returns the short rules, and the full rules that produce pod metrics that autoscalers read. */
  private static List<ResolvedRule> ofPods(CheckContext context, PrometheusChart prometheus) {
    AdapterRules rules = context.adapter().rules();
    List<ResolvedRule> found = new ArrayList<>();
    for (ResolvedRule rule : rules.written()) {
      boolean used = rule.inShort();
      for (RequiredMetric need : rules.servedBy(rule)) {
        used |= need.isOfPods();
      }
      boolean monitored =
          !prometheus.honoursAnnotations() && SeriesOrigin.isOfIstio(rule.full().seriesQuery());
      if (used && !monitored && !SeriesOrigin.isNotOfApplications(rule.full().seriesQuery())) {
        found.add(rule);
      }
    }
    return found;
  }

  private static boolean seriesIsKnown(ResolvedRule rule, CheckContext context) {
    String series = rule.query().exactName();
    boolean known = false;
    for (Located<Workload> workload : context.workloads()) {
      List<ExportedMetrics> exported = KnownImages.metrics(workload.value());
      if (series != null && exported != null) {
        for (ExportedMetrics one : exported) {
          known |= one.exports(series);
        }
      }
    }
    return known;
  }

  private static void add(
      List<Slip> slips, ResolvedRule rule, String resource, String right, boolean known) {
    String label = rule.labelOf(resource);
    if (label != null && !label.equals(right) && isSlip(label, right, known)) {
      slips.add(new Slip(label, right, rule.labelPath(resource)));
    }
  }

  private static boolean isSlip(String label, String right, boolean known) {
    return known
        || CONVENTIONS.contains(label)
        || ClosestName.of(label, List.of(right)).isPresent();
  }

  private static void addNeeded(List<Slip> slips, ResolvedRule rule, PodLabels labels) {
    for (String label : rule.query().neededLabels()) {
      boolean right = label.equals(labels.namespace()) || label.equals(labels.pod());
      boolean near =
          ClosestName.of(label, List.of(labels.namespace(), labels.pod())).isPresent()
              && label.startsWith("kubernetes_");
      if (!right && (CONVENTIONS.contains(label) || near)) {
        String meant = label.contains("pod") ? labels.pod() : labels.namespace();
        slips.add(new Slip(label, meant, rule.seriesPath()));
      }
    }
  }

  private static void report(
      List<Slip> slips,
      ResolvedRule rule,
      CheckContext context,
      PrometheusChart prometheus,
      DiagnosticCollector findings) {
    String wrong = quoted(slips.stream().map(Slip::label).toList());
    String right = quoted(slips.stream().map(Slip::right).toList());
    ProfilePath path = rule.inShort() ? endpointPath(slips, context) : slips.get(0).path();
    String who = rule.inShort() ? "the rules of the metrics adapter map" : rule.title() + " maps";
    String fix =
        rule.inShort()
            ? "set "
                + String.join(
                    " and ", slips.stream().map(s -> keyOf(s, context) + ": " + s.right()).toList())
                + " in metricsAdapter.prometheus"
            : "write " + right + " instead of " + wrong;
    findings.add(
        DiagnosticCode.RULE_LABELS,
        path,
        who
            + " pods and namespaces by "
            + wrong
            + "; "
            + prometheus.title()
            + " sets "
            + right
            + " on series of pods",
        fix,
        edits(slips, rule, context));
  }

  /** Returns the edits that correct the labels; none if one of the labels has no safe edit. */
  private static List<Edit> edits(List<Slip> slips, ResolvedRule rule, CheckContext context) {
    List<Edit> edits = new ArrayList<>();
    for (Slip slip : slips) {
      Edit edit =
          rule.inShort()
              ? Edit.set(ENDPOINT.key(keyOf(slip, context)), slip.right())
              : edit(slip, rule);
      if (edit == null) {
        return List.of();
      }
      edits.add(edit);
    }
    return edits;
  }

  private static @Nullable Edit edit(Slip slip, ResolvedRule rule) {
    RuleResources resources = rule.full().resources();
    ProfilePath path = rule.path().key("resources");
    if (resources == null || slip.path().equals(rule.seriesPath())) {
      return null;
    }
    String template = resources.template();
    if (template == null || !slip.path().equals(path.key("template"))) {
      boolean free = !resources.overrides().containsKey(slip.right());
      return free ? Edit.renameKey(slip.path(), slip.right()) : null;
    }
    int name = slip.label().lastIndexOf('_') + 1;
    String resource = slip.label().substring(name);
    return template.equals(slip.label().substring(0, name) + RESOURCE)
            && slip.right().endsWith(resource)
        ? Edit.set(
            slip.path(),
            slip.right().substring(0, slip.right().length() - resource.length()) + RESOURCE)
        : null;
  }

  private static String keyOf(Slip slip, CheckContext context) {
    PrometheusEndpoint endpoint = endpoint(context);
    boolean namespace = endpoint != null && slip.label().equals(endpoint.namespaceLabelOrDefault());
    return namespace ? "namespaceLabel" : "podLabel";
  }

  private static @Nullable PrometheusEndpoint endpoint(CheckContext context) {
    AdapterPart part = context.adapter().part();
    return part == null ? null : part.adapter().prometheus();
  }

  private static ProfilePath endpointPath(List<Slip> slips, CheckContext context) {
    ProfilePath path = ENDPOINT;
    PrometheusEndpoint endpoint = endpoint(context);
    String key = keyOf(slips.get(0), context);
    boolean said =
        endpoint != null
            && (key.equals("podLabel") ? endpoint.podLabel() : endpoint.namespaceLabel()) != null;
    return said ? path.key(key) : path;
  }

  private static String quoted(List<String> names) {
    return "\"" + String.join("\" and \"", names) + "\"";
  }
}
