package io.gitopsprofile.check;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PRF014: a rule's query does not ask for the series, the objects or the groups that the adapter
 * asks for. In the cluster the metric has no values of pods, or those of other series or pods. Use
 * {@code <<.Series>>{<<.LabelMatchers>>}} and group by {@code <<.GroupBy>>}. (Source:
 * prometheus-adapter, pkg/naming/metrics_query.go and pkg/custom-provider/provider.go; FACTS 9.4.)
 *
 * <p>Nothing is said of recording rules (names with a colon), of queries that do not aggregate, and
 * of groups that name the mapped label outright.
 */
final class RuleQueries implements Check {

  @Override
  public void run(Subject subject, Findings findings) {
    for (Rule rule : subject.adapterRules().written()) {
      String text = rule.full().metricsQuery();
      if (text == null || rule.inShort()) {
        continue;
      }
      GoTemplate template = new GoTemplate(text, RuleTemplates.QUERY);
      if (template.problem() == null) {
        check(rule, template, subject, findings);
      }
    }
  }

  private static void check(Rule rule, GoTemplate template, Subject subject, Findings findings) {
    PromQuery query = new PromQuery(template.plainText());
    String other = template.uses("Series") ? null : otherSeries(rule, query.series(), subject);
    if (template.plainText().contains("{{")) {
      report(
          rule,
          "has the delimiters {{ and }}, which the adapter does not read",
          "write << and >>",
          findings);
    } else if (other != null) {
      report(
          rule,
          "asks for the series \"" + other + "\" instead of those it is for",
          "write <<.Series>> in place of " + other,
          findings);
    } else if (dropsMatchers(rule, template, subject)) {
      report(
          rule,
          "does not use .LabelMatchers, so that it asks for all objects at once",
          "write <<.Series>>{<<.LabelMatchers>>}",
          findings);
    } else if (!rule.external() && !groups(rule, template, query)) {
      report(
          rule,
          "aggregates without .GroupBy, so that its results name no object",
          "add by (<<.GroupBy>>) to the aggregation",
          findings);
    }
  }

  /** A series that the query names and the rule is not for; null if it names its own. */
  private static @Nullable String otherSeries(Rule rule, Set<String> named, Subject subject) {
    if (!rule.query().understood() || named.isEmpty()) {
      return null;
    }
    boolean isAnother =
        MetricNeed.all(subject).stream()
            .map(subject.adapterRules()::producerOf)
            .filter(producer -> producer != null && producer.rule().equals(rule))
            .anyMatch(producer -> !named.contains(producer.series()));
    if (isAnother && named.stream().noneMatch(series -> series.contains(":"))) {
      return named.iterator().next();
    }
    for (String series : named) {
      if (rule.query().selects(series) || series.contains(":")) {
        return null;
      }
    }
    return named.iterator().next();
  }

  private static boolean dropsMatchers(Rule rule, GoTemplate template, Subject subject) {
    if (template.uses("LabelMatchers") || template.uses("LabelValuesByName")) {
      return false;
    }
    return !rule.external()
        || MetricNeed.all(subject).stream()
            .filter(need -> need.isExternal() && need.selector() != null)
            .map(subject.adapterRules()::producerOf)
            .anyMatch(producer -> producer != null && producer.rule().equals(rule));
  }

  private static boolean groups(Rule rule, GoTemplate template, PromQuery query) {
    return template.uses("GroupBy")
        || template.uses("GroupBySlice")
        || !query.aggregates()
        || query.groupsWithout()
        || rule.resources().stream()
            .map(rule::labelOf)
            .anyMatch(label -> label != null && query.groupLabels().contains(label));
  }

  private static void report(Rule rule, String message, String fix, Findings findings) {
    findings.add(
        DiagnosticCode.RULE_QUERY,
        rule.queryPath(),
        "the query of " + rule.title() + " " + message,
        fix);
  }
}
