package io.gitopsprofile.check;

import io.gitopsprofile.check.AdapterRules.Producer;
import io.gitopsprofile.check.PrometheusFacts.PodLabels;
import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.PrometheusEndpoint;
import io.gitopsprofile.model.RuleResources;
import io.gitopsprofile.model.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PRF010: a rule maps labels, or asks for labels, that the profile's Prometheus does not put on the
 * series of pods. In the cluster the metric is never listed and the autoscaler shows {@code
 * <unknown>}. Use the labels of the Prometheus that the profile installs. (Source: the relabelling
 * of the charts in PrometheusFacts)
 *
 * <p>Nothing is said where scrape configurations of one's own may set other labels, nor of series
 * that carry labels of their own, such as cAdvisor's; nor of Istio's under the Prometheus operator,
 * for which Istio's own PodMonitor adds {@code pod_name}.
 */
final class RuleLabels implements Check {

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
  public void run(Subject subject, Findings findings) {
    PrometheusFacts prometheus = subject.prometheus();
    PodLabels labels = prometheus == null ? null : prometheus.labels();
    if (prometheus == null || labels == null) {
      return;
    }
    checkChartRules(labels, subject, prometheus, findings);
    for (Rule rule : ofPods(subject, prometheus)) {
      boolean known = seriesIsKnown(rule, subject);
      List<Slip> slips = new ArrayList<>();
      add(slips, rule, "namespace", labels.namespace(), known);
      add(slips, rule, "pod", labels.pod(), known);
      if (slips.isEmpty() && !rule.inShort()) {
        addNeeded(slips, rule, labels);
      }
      if (!slips.isEmpty()) {
        report(slips, rule, subject, prometheus, findings);
      }
    }
  }

  /** The chart's own rules find what Prometheus scrapes by other labels nowhere. */
  private static void checkChartRules(
      PodLabels labels, Subject subject, PrometheusFacts prometheus, Findings findings) {
    for (MetricNeed need : MetricNeed.all(subject)) {
      Producer producer = need.isOfPods() ? subject.adapterRules().producerOf(need) : null;
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
                + "\", which only the chart's default rules make, of series with the labels"
                + " \"namespace\" and \""
                + pod
                + "\", but "
                + prometheus.title()
                + " labels the series of pods \""
                + labels.namespace()
                + "\" and \""
                + labels.pod()
                + "\"",
            "add a rule for \"" + producer.series() + "\" that maps those");
      }
    }
  }

  private record Slip(String label, String right, ProfilePath path) {}

  /** The rules in short, and those in full that make metrics of pods which autoscalers read. */
  private static List<Rule> ofPods(Subject subject, PrometheusFacts prometheus) {
    AdapterRules rules = subject.adapterRules();
    List<Producer> producers = new ArrayList<>();
    for (MetricNeed need : MetricNeed.all(subject)) {
      Producer producer = need.isOfPods() ? rules.producerOf(need) : null;
      if (producer != null) {
        producers.add(producer);
      }
    }
    List<Rule> found = new ArrayList<>();
    for (Rule rule : rules.written()) {
      boolean used = rule.inShort();
      for (Producer producer : producers) {
        used |= producer.rule().path().steps().equals(rule.path().steps());
      }
      boolean monitored =
          !prometheus.honoursAnnotations() && SeriesOrigin.isOfIstio(rule.full().seriesQuery());
      if (used && !monitored && !SeriesOrigin.isNotOfApplications(rule.full().seriesQuery())) {
        found.add(rule);
      }
    }
    return found;
  }

  private static boolean seriesIsKnown(Rule rule, Subject subject) {
    String series = rule.query().exactName();
    boolean known = false;
    for (Part<Workload> workload : subject.workloads()) {
      List<ExportedMetrics> exported = ExportedMetrics.of(workload.value());
      if (series != null && exported != null) {
        for (ExportedMetrics one : exported) {
          known |= one.exports(series);
        }
      }
    }
    return known;
  }

  private static void add(
      List<Slip> slips, Rule rule, String resource, String right, boolean known) {
    String label = rule.labelOf(resource);
    if (label != null && !label.equals(right) && isSlip(label, right, known)) {
      slips.add(new Slip(label, right, rule.labelPath(resource)));
    }
  }

  private static boolean isSlip(String label, String right, boolean known) {
    return known || CONVENTIONS.contains(label) || Nearest.of(label, List.of(right)).isPresent();
  }

  private static void addNeeded(List<Slip> slips, Rule rule, PodLabels labels) {
    for (String label : rule.query().neededLabels()) {
      boolean right = label.equals(labels.namespace()) || label.equals(labels.pod());
      boolean near =
          Nearest.of(label, List.of(labels.namespace(), labels.pod())).isPresent()
              && label.startsWith("kubernetes_");
      if (!right && (CONVENTIONS.contains(label) || near)) {
        String meant = label.contains("pod") ? labels.pod() : labels.namespace();
        slips.add(new Slip(label, meant, rule.seriesPath()));
      }
    }
  }

  private static void report(
      List<Slip> slips, Rule rule, Subject subject, PrometheusFacts prometheus, Findings findings) {
    String wrong = quoted(slips.stream().map(Slip::label).toList());
    String right = quoted(slips.stream().map(Slip::right).toList());
    ProfilePath path = rule.inShort() ? endpointPath(slips, subject) : slips.get(0).path();
    String who = rule.inShort() ? "the rules of the metrics adapter find" : rule.title() + " finds";
    String fix =
        rule.inShort()
            ? "set "
                + String.join(
                    " and ", slips.stream().map(s -> keyOf(s, subject) + ": " + s.right()).toList())
                + " in metricsAdapter.prometheus"
            : "write " + right + " in place of " + wrong;
    findings.add(
        DiagnosticCode.RULE_LABELS,
        path,
        who
            + " pods and namespaces by "
            + wrong
            + ", but "
            + prometheus.title()
            + " labels the series of pods "
            + right,
        fix,
        edits(slips, rule, subject));
  }

  /** The right labels in the place of the wrong ones; none if one of these cannot be told. */
  private static List<Edit> edits(List<Slip> slips, Rule rule, Subject subject) {
    List<Edit> edits = new ArrayList<>();
    for (Slip slip : slips) {
      Edit edit =
          rule.inShort()
              ? Edit.set(ENDPOINT.key(keyOf(slip, subject)), slip.right())
              : edit(slip, rule);
      if (edit == null) {
        return List.of();
      }
      edits.add(edit);
    }
    return edits;
  }

  private static @Nullable Edit edit(Slip slip, Rule rule) {
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

  private static String keyOf(Slip slip, Subject subject) {
    PrometheusEndpoint endpoint = endpoint(subject);
    boolean namespace = endpoint != null && slip.label().equals(endpoint.namespaceLabelOrDefault());
    return namespace ? "namespaceLabel" : "podLabel";
  }

  private static @Nullable PrometheusEndpoint endpoint(Subject subject) {
    return subject.profile().metricsAdapter() == null
        ? null
        : subject.profile().metricsAdapter().prometheus();
  }

  private static ProfilePath endpointPath(List<Slip> slips, Subject subject) {
    ProfilePath path = ENDPOINT;
    PrometheusEndpoint endpoint = endpoint(subject);
    String key = keyOf(slips.get(0), subject);
    boolean said =
        endpoint != null
            && (key.equals("podLabel") ? endpoint.podLabel() : endpoint.namespaceLabel()) != null;
    return said ? path.key(key) : path;
  }

  private static String quoted(List<String> names) {
    return "\"" + String.join("\" and \"", names) + "\"";
  }
}
