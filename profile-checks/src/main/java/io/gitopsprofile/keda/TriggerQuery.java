package io.gitopsprofile.keda;

import io.gitopsprofile.adapter.AdapterAnalysis;
import io.gitopsprofile.adapter.AdapterRules.Producer;
import io.gitopsprofile.adapter.ExportedSeries;
import io.gitopsprofile.adapter.FilledQuery;
import io.gitopsprofile.adapter.LabelMatchers;
import io.gitopsprofile.adapter.RequiredMetric;
import io.gitopsprofile.adapter.ResolvedRule;
import io.gitopsprofile.adapter.TemplateFields;
import io.gitopsprofile.golang.template.GoTemplate;
import io.gitopsprofile.golang.template.TemplateSetting;
import io.gitopsprofile.kubernetes.PodNamePattern;
import io.gitopsprofile.model.adapter.RuleResources;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.promql.Expression;
import io.gitopsprofile.promql.Expression.VectorSelector;
import io.gitopsprofile.promql.LabelMatcher;
import io.gitopsprofile.promql.PromqlException;
import io.gitopsprofile.promql.PromqlParser;
import io.gitopsprofile.promql.PromqlSum;
import io.gitopsprofile.promql.PromqlVersion;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The query by which KEDA reads a metric: the query of the adapter's rule with all fields filled
 * in, with matchers for all pods that the autoscaler may ever have, summed up into one value.
 *
 * <pre>
 * sum(rate(http_requests_total{kubernetes_namespace="demo",kubernetes_pod_name=~"..."}[1m]))
 * </pre>
 *
 * @param text the query; null if there is none
 * @param problem the reason for a missing query; null if another check reports it
 */
public record TriggerQuery(@Nullable String text, @Nullable Problem problem) {

  /** The reason for which there is no query. */
  public record Problem(String message, String fix) {}

  private static final TriggerQuery EXPLAINED = new TriggerQuery(null, null);

  /** Returns the query of a metric that an autoscaler reads. */
  public static TriggerQuery of(RequiredMetric need, AdapterAnalysis analysis) {
    Producer producer = analysis.rules().producerOf(need);
    if (producer == null) {
      return withoutRule(need, analysis);
    }
    ResolvedRule rule = producer.rule();
    String text = rule.full().metricsQuery();
    if (text == null) {
      return EXPLAINED;
    }
    TemplateSetting setting = TemplateFields.query(need.isExternal(), analysis);
    GoTemplate template = GoTemplate.of(text, setting);
    if (template.problem() != null || template.printsNothing()) {
      return EXPLAINED;
    }
    LabelMatchers matchers = new LabelMatchers();
    TriggerQuery failed = match(need, rule, matchers);
    return failed == null ? fill(need, producer, template, setting, matchers) : failed;
  }

  private static TriggerQuery withoutRule(RequiredMetric need, AdapterAnalysis analysis) {
    for (ResolvedRule rule : analysis.rules().serving(need)) {
      if (rule.isBroken()) {
        return EXPLAINED;
      }
    }
    String list = need.isExternal() ? "metricsAdapter.externalRules" : "metricsAdapter.rules";
    return ExportedSeries.explains(need, analysis) || !analysis.rules().producersOf(need).isEmpty()
        ? EXPLAINED
        : refused(
            "no rule of the profile names its series",
            "add a rule that produces \"" + need.name() + "\" to " + list);
  }

  private static @Nullable TriggerQuery match(
      RequiredMetric need, ResolvedRule rule, LabelMatchers matchers) {
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
      Autoscaler autoscaler, ResolvedRule rule, LabelMatchers matchers) {
    RuleResources resources = rule.full().resources();
    if (resources != null && Boolean.FALSE.equals(resources.namespaced())) {
      return null;
    }
    String label = rule.labelOf("namespace");
    if (label == null) {
      return refused(
          rule.title()
              + " does not map a label to the namespace, by which KEDA selects external metrics",
          "add a label to resources.overrides that names the namespace, or namespaced: false to"
              + " resources");
    }
    matchers.equal(label, autoscaler.namespace());
    return null;
  }

  private static @Nullable TriggerQuery matchObject(
      RequiredMetric need, String label, LabelMatchers matchers) {
    if (need.object() != null) {
      matchers.equal(label, need.object());
      return null;
    }
    String names = PodNamePattern.of(need.autoscaler().value());
    if (names == null) {
      return refused(
          "it is a pod metric, and the pod names of this kind cannot be predicted",
          "use an external metric, with an external rule and a selector for a label of the pods,"
              + " or set target.metrics to adapter");
    }
    matchers.fit(label, names);
    return null;
  }

  private static TriggerQuery fill(
      RequiredMetric need,
      Producer producer,
      GoTemplate template,
      TemplateSetting setting,
      LabelMatchers matchers) {
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
    Expression expression;
    try {
      expression = PromqlParser.parse(query, PromqlVersion.ANY);
    } catch (PromqlException problem) {
      // A query that is invalid with any values is reported at its rule.
      return FilledQuery.of(template, setting, PromqlVersion.ANY).problem() != null
          ? EXPLAINED
          : refused(
              "Prometheus rejects "
                  + query
                  + ", the filled-in query of "
                  + producer.rule().title()
                  + "; "
                  + problem.getMessage(),
              "write a query that is valid without a selector of the metric, too");
    }
    String names = need.isOfPods() ? PodNamePattern.of(need.autoscaler().value()) : null;
    if (names != null && comparesPattern(expression, names)) {
      return refused(
          "the query of "
              + producer.rule().title()
              + " compares the pod label with one name, and KEDA needs a pattern of pod names",
          "write =~ instead of =, or write {<<.LabelMatchers>>}");
    }
    return new TriggerQuery(PromqlSum.of(query, expression), null);
  }

  private static TriggerQuery notFilledIn(ResolvedRule rule, GoTemplate.Filled filled) {
    String title = "the query of " + rule.title();
    String fix = "use only <<.Series>>, <<.LabelMatchers>> and <<.GroupBy>> in the query";
    if (filled.problem() != null) {
      return refused(title + " " + filled.problem().message(), fix);
    }
    return filled.unknown() == null
        ? refused(title + " is empty for KEDA", fix)
        : refused(
            title + " has the action " + filled.unknown() + ", which is not supported for KEDA",
            fix);
  }

  private static boolean comparesPattern(Expression expression, String names) {
    for (Expression part : expression.all()) {
      if (part instanceof VectorSelector selector) {
        for (LabelMatcher matcher : selector.matchers()) {
          if (matcher.value().equals(names) && !matcher.operator().isPattern()) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static TriggerQuery unknownLabel(ResolvedRule rule, String resource) {
    return refused(
        rule.title() + " does not name the label of the " + resource + " explicitly",
        "add the label to resources.overrides");
  }

  private static TriggerQuery refused(String message, String fix) {
    return new TriggerQuery(null, new Problem(message, fix));
  }
}
