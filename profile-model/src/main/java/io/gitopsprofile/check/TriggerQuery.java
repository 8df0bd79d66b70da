package io.gitopsprofile.check;

import io.gitopsprofile.check.AdapterRules.Producer;
import io.gitopsprofile.golang.GoTemplate;
import io.gitopsprofile.model.Autoscaler;
import io.gitopsprofile.model.RuleResources;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The query by which KEDA reads a metric: that of the adapter's rule, filled in as the adapter
 * fills it in, with matchers that fit the autoscaler's pods for all time, and added up into one
 * value.
 *
 * <pre>
 * sum(rate(http_requests_total{kubernetes_namespace="demo",kubernetes_pod_name=~"..."}[1m]))
 * </pre>
 *
 * @param text the query; null if there is none
 * @param problem why there is none, unless another check says so
 */
record TriggerQuery(@Nullable String text, @Nullable Problem problem) {

  /** Why there is no query. */
  record Problem(String message, String fix) {}

  private static final TriggerQuery EXPLAINED = new TriggerQuery(null, null);

  /** The query of a metric that an autoscaler reads. */
  static TriggerQuery of(MetricNeed need, Subject subject) {
    Producer producer = subject.adapterRules().producerOf(need);
    if (producer == null) {
      return withoutRule(need, subject);
    }
    Rule rule = producer.rule();
    String text = rule.full().metricsQuery();
    if (text == null) {
      return EXPLAINED;
    }
    GoTemplate template = GoTemplate.of(text, TemplateFields.query(need.isExternal(), subject));
    if (template.problem() != null || template.printsNothing()) {
      return EXPLAINED;
    }
    QueryMatchers matchers = new QueryMatchers();
    TriggerQuery failed = match(need, rule, matchers);
    return failed == null ? fill(need, producer, template, matchers) : failed;
  }

  private static TriggerQuery withoutRule(MetricNeed need, Subject subject) {
    for (Rule rule : subject.adapterRules().serving(need)) {
      if (rule.isBroken()) {
        return EXPLAINED;
      }
    }
    String list = need.isExternal() ? "metricsAdapter.externalRules" : "metricsAdapter.rules";
    return SeriesExported.explains(need, subject)
            || !subject.adapterRules().producersOf(need).isEmpty()
        ? EXPLAINED
        : refused(
            "no rule of the profile tells which series it is made of",
            "add a rule that produces \"" + need.name() + "\" to " + list);
  }

  private static @Nullable TriggerQuery match(MetricNeed need, Rule rule, QueryMatchers matchers) {
    if (need.selector() != null) {
      matchers.select(need.selector());
    }
    Autoscaler autoscaler = need.autoscaler().value();
    if (need.isExternal()) {
      return matchNamespace(autoscaler, rule, matchers);
    }
    String resource = String.valueOf(need.resource());
    String label = rule.labelOf(resource);
    if (label == null) {
      return rule.maps(resource) ? unknownLabel(rule, resource) : EXPLAINED;
    }
    if (!resource.equals("namespace")) {
      String namespaceLabel = rule.labelOf("namespace");
      if (namespaceLabel == null) {
        return rule.maps("namespace") ? unknownLabel(rule, "namespace") : EXPLAINED;
      }
      matchers.equal(namespaceLabel, autoscaler.namespace());
    }
    return matchObject(need, label, matchers);
  }

  private static @Nullable TriggerQuery matchNamespace(
      Autoscaler autoscaler, Rule rule, QueryMatchers matchers) {
    RuleResources resources = rule.full().resources();
    if (resources != null && Boolean.FALSE.equals(resources.namespaced())) {
      return null;
    }
    String label = rule.labelOf("namespace");
    if (label == null) {
      return refused(
          rule.title() + " maps no label to the namespace, which external metrics are asked by",
          "add a label to resources.overrides that names the namespace, or namespaced: false to"
              + " resources");
    }
    matchers.equal(label, autoscaler.namespace());
    return null;
  }

  private static @Nullable TriggerQuery matchObject(
      MetricNeed need, String label, QueryMatchers matchers) {
    if (need.object() != null) {
      matchers.equal(label, need.object());
      return null;
    }
    String names = PodNames.of(need.autoscaler().value());
    if (names == null) {
      return refused(
          "it is of the pods of a kind that may name them in any way",
          "write it as an external metric, with an external rule and a selector for a label of"
              + " theirs, or set target.metrics to adapter");
    }
    matchers.fit(label, names);
    return null;
  }

  private static TriggerQuery fill(
      MetricNeed need, Producer producer, GoTemplate template, QueryMatchers matchers) {
    String group = need.resource() == null ? null : producer.rule().labelOf(need.resource());
    Map<String, Object> fields =
        Map.of(
            "Series", producer.series(),
            "LabelMatchers", matchers.text(),
            "LabelValuesByName", matchers.values(),
            "GroupBy", group == null ? "" : group,
            "GroupBySlice", group == null ? List.of() : List.of(group));
    GoTemplate.Filled filled = template.fillIn(fields);
    String query = filled.text();
    if (query == null || query.isBlank()) {
      return notFilledIn(producer.rule(), filled);
    }
    String names = need.isOfPods() ? PodNames.of(need.autoscaler().value()) : null;
    if (names != null && comparesPattern(query, names)) {
      return refused(
          "the query of "
              + producer.rule().title()
              + " takes the pods as one value, and KEDA needs a pattern of their names",
          "compare by =~ in place of =, or write {<<.LabelMatchers>>}");
    }
    return new TriggerQuery(PromTotal.of(query), null);
  }

  private static TriggerQuery notFilledIn(Rule rule, GoTemplate.Filled filled) {
    String title = "the query of " + rule.title();
    String fix = "write it with <<.Series>>, <<.LabelMatchers>> and <<.GroupBy>> alone";
    if (filled.problem() != null) {
      return refused(title + " " + filled.problem().message(), fix);
    }
    return filled.unknown() == null
        ? refused(title + " is empty for KEDA", fix)
        : refused(
            title + " has the action " + filled.unknown() + ", which is not worked out for KEDA",
            fix);
  }

  private static boolean comparesPattern(String query, String names) {
    int at = query.indexOf("\"" + names + "\"");
    return at > 0 && query.charAt(at - 1) != '~';
  }

  private static TriggerQuery unknownLabel(Rule rule, String resource) {
    return refused(
        rule.title() + " does not tell the label of the " + resource + " outright",
        "add the label to resources.overrides");
  }

  private static TriggerQuery refused(String message, String fix) {
    return new TriggerQuery(null, new Problem(message, fix));
  }
}
