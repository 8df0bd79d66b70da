package io.gitopsprofile.check;

import io.gitopsprofile.model.AdapterRule;
import io.gitopsprofile.model.Autoscaler;
import io.gitopsprofile.model.LabelExpression;
import io.gitopsprofile.model.LabelSelector;
import io.gitopsprofile.model.Metric;
import io.gitopsprofile.model.MetricRule;
import io.gitopsprofile.model.MetricsAdapter;
import io.gitopsprofile.model.PrometheusEndpoint;
import io.gitopsprofile.model.Quantity;
import io.gitopsprofile.model.RateRule;
import io.gitopsprofile.model.ResourceOverride;
import io.gitopsprofile.model.ResourceRule;
import io.gitopsprofile.model.ResourceRules;
import io.gitopsprofile.model.RuleResources;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What reads a Prometheus, in the names that its living chart gives labels and jobs. */
final class RenamedRules {

  /** What the label of a namespace, in a template that is meant for it, begins with. */
  private static final String OLD_PREFIX = "kubernetes_";

  private final ProfilePath adapter;
  private final MovedPlaces places;
  private final Findings findings;

  RenamedRules(ProfilePath adapter, MovedPlaces places, Findings findings) {
    this.adapter = adapter;
    this.places = places;
    this.findings = findings;
  }

  /** The adapter, but for its release. */
  MetricsAdapter in(MetricsAdapter written) {
    PrometheusEndpoint endpoint = written.prometheus();
    return new MetricsAdapter(
        written.release(),
        new PrometheusEndpoint(
            endpoint.url(),
            endpoint.port(),
            endpoint.path(),
            RenamedLabels.of(endpoint.namespaceLabelOrDefault()),
            RenamedLabels.of(endpoint.podLabelOrDefault())),
        written.defaultRules(),
        rules(written.rules(), adapter.key("rules")),
        rules(written.externalRules(), adapter.key("externalRules")),
        resourceRules(written.resourceRules(), adapter.key("resourceRules")));
  }

  private List<MetricRule> rules(List<MetricRule> written, ProfilePath path) {
    List<MetricRule> renamed = new ArrayList<>();
    for (MetricRule rule : written) {
      ProfilePath place = path.index(renamed.size());
      renamed.add(rule instanceof RateRule ? rule : rule((AdapterRule) rule, place));
    }
    return renamed;
  }

  private AdapterRule rule(AdapterRule rule, ProfilePath path) {
    RuleResources resources = resources(rule.resources(), path.key("resources"));
    return new AdapterRule(
        query(rule.seriesQuery(), path.key("seriesQuery")),
        rule.seriesFilters(),
        resources,
        rule.name(),
        rule.metricsQuery() == null ? null : query(rule.metricsQuery(), path.key("metricsQuery")));
  }

  private @Nullable ResourceRules resourceRules(@Nullable ResourceRules rules, ProfilePath path) {
    return rules == null
        ? null
        : new ResourceRules(
            resourceRule(rules.cpu(), path.key("cpu")),
            resourceRule(rules.memory(), path.key("memory")),
            rules.window());
  }

  private @Nullable ResourceRule resourceRule(@Nullable ResourceRule rule, ProfilePath path) {
    if (rule == null) {
      return null;
    }
    String container = rule.containerQuery();
    String node = rule.nodeQuery();
    return new ResourceRule(
        container == null ? null : query(container, path.key("containerQuery")),
        node == null ? null : query(node, path.key("nodeQuery")),
        resources(rule.resources(), path.key("resources")),
        rule.containerLabel());
  }

  private @Nullable RuleResources resources(@Nullable RuleResources written, ProfilePath path) {
    if (written == null) {
      return null;
    }
    ProfilePath overrides = path.key("overrides");
    Map<String, ResourceOverride> renamed = new LinkedHashMap<>();
    written
        .overrides()
        .forEach(
            (label, resource) -> {
              String now = RenamedLabels.of(label);
              if (!now.equals(label)) {
                ProfilePath place = overrides.key(label);
                places.moved(overrides.key(now), place);
                clash(written.overrides().containsKey(now) ? now : null, "the rule maps", place);
              }
              renamed.putIfAbsent(now, resource);
            });
    String template = written.template();
    if (template != null && template.startsWith(OLD_PREFIX + "<<")) {
      template = template.substring(OLD_PREFIX.length());
    }
    return new RuleResources(template, renamed, written.namespaced());
  }

  private String query(String query, ProfilePath path) {
    clash(RenamedLabels.clash(query), "the query names", path);
    return RenamedLabels.in(query);
  }

  private void clash(@Nullable String label, String what, ProfilePath path) {
    if (label != null) {
      findings.add(
          DiagnosticCode.NOT_TRANSLATED,
          path,
          what
              + " the label "
              + label
              + " already, into which the living Prometheus chart turns kubernetes_"
              + (label.equals("pod") ? "pod_name" : label),
          "write it for pods that the labels namespace and pod name, without that one");
    }
  }

  /** An autoscaler whose metrics are narrowed by the new labels. */
  static Autoscaler in(Autoscaler written) {
    List<Metric> metrics = new ArrayList<>();
    for (Metric metric : written.metrics()) {
      metrics.add(metric.match(new Renaming(metric)));
    }
    return written.toBuilder().metrics(metrics).build();
  }

  /** A metric whose selector has the new labels; a metric without one stays as it is. */
  private record Renaming(Metric written) implements Metric.Cases<Metric> {

    @Override
    public Metric resource(
        String name, @Nullable Integer averageUtilization, @Nullable Quantity averageValue) {
      return written;
    }

    @Override
    public Metric containerResource(Metric.ContainerResource of) {
      return written;
    }

    @Override
    public Metric pods(Metric.Pods of) {
      return of.selector() == null
          ? written
          : new Metric.Pods(of.metric(), in(of.selector()), of.averageValue());
    }

    @Override
    public Metric object(Metric.ObjectMetric of) {
      return new Metric.ObjectMetric(
          of.describedObject(), of.metric(), in(of.selector()), of.value(), of.averageValue());
    }

    @Override
    public Metric external(Metric.External of) {
      return new Metric.External(of.metric(), in(of.selector()), of.value(), of.averageValue());
    }
  }

  private static @Nullable LabelSelector in(@Nullable LabelSelector selector) {
    if (selector == null) {
      return null;
    }
    Map<String, String> labels = new LinkedHashMap<>();
    selector.matchLabels().forEach((label, value) -> labels.put(RenamedLabels.of(label), value));
    List<LabelExpression> expressions = new ArrayList<>();
    for (LabelExpression of : selector.matchExpressions()) {
      expressions.add(new LabelExpression(RenamedLabels.of(of.key()), of.operator(), of.values()));
    }
    return new LabelSelector(labels, expressions);
  }
}
