package io.gitopsprofile.upgrade;

import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.adapter.AdapterRule;
import io.gitopsprofile.model.adapter.MetricRule;
import io.gitopsprofile.model.adapter.MetricsAdapter;
import io.gitopsprofile.model.adapter.PrometheusEndpoint;
import io.gitopsprofile.model.adapter.RateRule;
import io.gitopsprofile.model.adapter.ResourceOverride;
import io.gitopsprofile.model.adapter.ResourceRule;
import io.gitopsprofile.model.adapter.ResourceRules;
import io.gitopsprofile.model.adapter.RuleResources;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.Metric;
import io.gitopsprofile.model.value.LabelExpression;
import io.gitopsprofile.model.value.LabelSelector;
import io.gitopsprofile.model.value.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rewrites the adapter's rules to the labels and jobs of the maintained Prometheus chart. */
final class RuleRenames {

  /** Prefix of the namespace label in label templates of the discontinued chart. */
  private static final String OLD_PREFIX = "kubernetes_";

  private final ProfilePath adapter;
  private final PathMapping places;
  private final DiagnosticCollector findings;

  RuleRenames(ProfilePath adapter, PathMapping places, DiagnosticCollector findings) {
    this.adapter = adapter;
    this.places = places;
    this.findings = findings;
  }

  /** Returns the adapter with renamed labels; its release is unchanged. */
  MetricsAdapter in(MetricsAdapter written) {
    PrometheusEndpoint endpoint = written.prometheus();
    return written.toBuilder()
        .prometheus(
            endpoint.toBuilder()
                .namespaceLabel(LabelRenames.of(endpoint.namespaceLabelOrDefault()))
                .podLabel(LabelRenames.of(endpoint.podLabelOrDefault()))
                .build())
        .rules(rules(written.rules(), adapter.key("rules")))
        .externalRules(rules(written.externalRules(), adapter.key("externalRules")))
        .resourceRules(resourceRules(written.resourceRules(), adapter.key("resourceRules")))
        .build();
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
              String now = LabelRenames.of(label);
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
    clash(LabelRenames.clash(query), "the query uses", path);
    return LabelRenames.in(query);
  }

  private void clash(@Nullable String label, String what, ProfilePath path) {
    if (label != null) {
      findings.add(
          DiagnosticCode.NOT_MIGRATED,
          path,
          what
              + " the label "
              + label
              + " already; the maintained Prometheus chart renames kubernetes_"
              + (label.equals("pod") ? "pod_name" : label)
              + " to "
              + label,
          "select pods by the labels namespace and pod alone");
    }
  }

  /** Returns the autoscaler with renamed labels in the selectors of its metrics. */
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

    /** Renames the labels of a query that the profile's own Prometheus answers. */
    @Override
    public Metric prometheus(Metric.Prometheus of) {
      return of.serverAddress() == null
          ? of.toBuilder().query(LabelRenames.in(of.query())).build()
          : written;
    }
  }

  private static @Nullable LabelSelector in(@Nullable LabelSelector selector) {
    if (selector == null) {
      return null;
    }
    Map<String, String> labels = new LinkedHashMap<>();
    selector.matchLabels().forEach((label, value) -> labels.put(LabelRenames.of(label), value));
    List<LabelExpression> expressions = new ArrayList<>();
    for (LabelExpression of : selector.matchExpressions()) {
      expressions.add(new LabelExpression(LabelRenames.of(of.key()), of.operator(), of.values()));
    }
    return new LabelSelector(labels, expressions);
  }
}
