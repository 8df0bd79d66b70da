package io.gitopsprofile.check;

import io.gitopsprofile.check.AdapterRules.Producer;
import io.gitopsprofile.check.PromShape.Grouping;
import io.gitopsprofile.golang.GoTemplate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PRF014: a rule's query does not ask for the series, the objects or the groups that the adapter
 * asks for. In the cluster the metric has no values of pods, or those of other series or pods. Use
 * {@code <<.Series>>{<<.LabelMatchers>>}} and group by {@code <<.GroupBy>>}. (Source:
 * prometheus-adapter, pkg/naming/metrics_query.go and pkg/custom-provider/provider.go)
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
      GoTemplate template = GoTemplate.of(text, TemplateFields.query(rule.external(), subject));
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
    } else if (template.onlyNamesFields() && query.shape().problem() != null) {
      report(rule, "is no PromQL: it " + query.shape().problem(), "correct it there", findings);
    } else if (template.printsInBrackets() != null) {
      report(
          rule,
          "prints " + template.printsInBrackets() + ", which Go writes in brackets",
          template.printsInBrackets().equals(".GroupBySlice")
              ? "write <<.GroupBy>>"
              : "write <<.LabelMatchers>>",
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
    } else if (!rule.external()
        && !subject.profile().target().usesKeda()
        && !groups(rule, template, query, subject)) {
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

  private static boolean groups(Rule rule, GoTemplate template, PromQuery query, Subject subject) {
    if (!template.onlyNamesFields()) {
      return template.uses("GroupBy") || template.uses("GroupBySlice") || !query.aggregates();
    }
    Set<String> labels = labelsNeeded(rule, subject);
    List<@Nullable Grouping> outermost = query.shape().outermost();
    boolean kept = outermost.isEmpty();
    for (Grouping grouping : outermost) {
      for (String label : labels) {
        kept |= grouping != null && grouping.keeps(label);
      }
      kept |= grouping != null && grouping.by() && grouping.filledIn();
    }
    return kept;
  }

  /** The labels by which results are told apart: the pods' where autoscalers ask for pods. */
  private static Set<String> labelsNeeded(Rule rule, Subject subject) {
    Set<String> needed = new LinkedHashSet<>();
    for (MetricNeed need : MetricNeed.all(subject)) {
      Producer producer = subject.adapterRules().producerOf(need);
      String resource = need.resource();
      if (producer != null
          && resource != null
          && producer.rule().path().steps().equals(rule.path().steps())) {
        add(rule.labelOf(resource), needed);
      }
    }
    if (needed.isEmpty()) {
      rule.resources().forEach(resource -> add(rule.labelOf(resource), needed));
      add(rule.labelOf("pod"), needed);
    }
    return needed;
  }

  private static void add(@Nullable String label, Set<String> labels) {
    if (label != null) {
      labels.add(label);
    }
  }

  private static void report(Rule rule, String message, String fix, Findings findings) {
    findings.add(
        DiagnosticCode.RULE_QUERY,
        rule.queryPath(),
        "the query of " + rule.title() + " " + message,
        fix);
  }
}
