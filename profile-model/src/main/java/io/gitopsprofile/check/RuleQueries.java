package io.gitopsprofile.check;

import io.gitopsprofile.check.AdapterRules.Producer;
import io.gitopsprofile.model.MetricsAdapter;
import io.gitopsprofile.model.ResourceRule;
import io.gitopsprofile.model.ResourceRules;
import io.gitopsprofile.promql.Expression;
import io.gitopsprofile.promql.Expression.VectorSelector;
import io.gitopsprofile.promql.PromqlException;
import io.gitopsprofile.promql.PromqlParser;
import io.gitopsprofile.promql.PromqlVersion;
import io.gitopsprofile.promql.ResultLabels;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PRF014: Prometheus refuses a rule's query, or the query does not ask for the series, the objects
 * or the groups that the adapter asks for. In the cluster the metric has no values of pods, or
 * those of other series or pods. Use {@code <<.Series>>{<<.LabelMatchers>>}} and group by {@code
 * <<.GroupBy>>}. (Source: Prometheus, promql/parser; prometheus-adapter,
 * pkg/naming/metrics_query.go and pkg/custom-provider/provider.go)
 *
 * <p>Nothing is said of recording rules (names with a colon), of queries that do not aggregate, and
 * of groups that name the mapped label outright.
 */
final class RuleQueries implements Check {

  private static final int LONGEST_EXCERPT = 30;

  @Override
  public void run(Subject subject, Findings findings) {
    for (Rule rule : subject.adapterRules().written()) {
      String text = rule.full().metricsQuery();
      if (text == null || rule.inShort()) {
        continue;
      }
      FilledQuery query =
          FilledQuery.of(text, rule.external(), PrometheusVersion.of(subject.prometheus()));
      if (query.template().problem() == null) {
        check(rule, query, subject, findings);
      }
    }
    MetricsAdapter adapter = subject.profile().metricsAdapter();
    ResourceRules resources = adapter == null ? null : adapter.resourceRules();
    if (resources != null) {
      PromqlVersion version = PrometheusVersion.of(subject.prometheus());
      ProfilePath path = ProfilePath.ROOT.key("metricsAdapter").key("resourceRules");
      check("cpu", resources.cpu(), path, version, findings);
      check("memory", resources.memory(), path, version, findings);
    }
  }

  private static void check(
      String name,
      @Nullable ResourceRule rule,
      ProfilePath path,
      PromqlVersion version,
      Findings findings) {
    if (rule != null) {
      String title = "the resource rule for " + name;
      check(title, rule.containerQuery(), path.key(name).key("containerQuery"), version, findings);
      check(title, rule.nodeQuery(), path.key(name).key("nodeQuery"), version, findings);
    }
  }

  private static void check(
      String title,
      @Nullable String text,
      ProfilePath path,
      PromqlVersion version,
      Findings findings) {
    FilledQuery query = text == null ? null : FilledQuery.of(text, false, version);
    if (query != null && query.problem() != null && query.template().printsInBrackets() == null) {
      report(title, path, refusal(query), fix(query), findings);
    }
  }

  private static void check(Rule rule, FilledQuery query, Subject subject, Findings findings) {
    GoTemplate template = query.template();
    String other = template.uses("Series") ? null : otherSeries(rule, named(query), subject);
    if (template.plainText().contains("{{")) {
      report(
          rule,
          "has the delimiters {{ and }}, which the adapter does not read",
          "write << and >>",
          findings);
    } else if (template.printsInBrackets() != null) {
      report(
          rule,
          "prints " + template.printsInBrackets() + ", which Go writes in brackets",
          template.printsInBrackets().equals(".GroupBySlice")
              ? "write <<.GroupBy>>"
              : "write <<.LabelMatchers>>",
          findings);
    } else if (query.problem() != null) {
      report(rule, refusal(query), fix(query), findings);
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
        && !groups(rule, query, subject)) {
      report(
          rule,
          "aggregates without .GroupBy, so that its results name no object",
          "add by (<<.GroupBy>>) to the aggregation",
          findings);
    }
  }

  /** The words of Prometheus, and the place in the query that they are about. */
  private static String refusal(FilledQuery query) {
    PromqlException problem = query.problem();
    String text = query.text();
    if (problem == null || text == null) {
      return "";
    }
    String place = FilledQuery.withFields(text.substring(problem.offset())).strip();
    String cut =
        place.length() > LONGEST_EXCERPT ? place.substring(0, LONGEST_EXCERPT) + "..." : place;
    return "is refused by Prometheus; "
        + FilledQuery.withFields(problem.getMessage())
        + (place.isEmpty() ? "" : ", at: " + cut);
  }

  private static String fix(FilledQuery query) {
    PromqlException problem = query.problem();
    String fix = problem == null ? null : problem.fix();
    if (fix != null) {
      return fix;
    }
    String unknown = problem == null ? null : problem.unknownFunction();
    return unknown == null
        ? "correct the query there"
        : Nearest.of(unknown, PromqlParser.functions())
            .map(name -> "write " + name + "(...)")
            .orElse("call a function of Prometheus");
  }

  /** The series that a query names outright. */
  private static Set<String> named(FilledQuery query) {
    Set<String> names = new LinkedHashSet<>();
    Expression expression = query.expression();
    if (expression != null) {
      for (Expression part : expression.all()) {
        String name = part instanceof VectorSelector selector ? selector.exactName() : null;
        if (name != null) {
          names.add(name);
        }
      }
    }
    return names;
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

  /** Whether results can name an object: by the group that the adapter fills in, or outright. */
  private static boolean groups(Rule rule, FilledQuery query, Subject subject) {
    Expression expression = query.expression();
    if (expression == null || !ResultLabels.aggregates(expression)) {
      return true;
    }
    Set<String> labels = labelsNeeded(rule, subject);
    boolean kept = labels.isEmpty() && keeps(expression, FilledQuery.GROUP);
    for (String label : labels) {
      kept |= keeps(expression, label);
    }
    return kept;
  }

  private static boolean keeps(Expression expression, String label) {
    return ResultLabels.keeps(expression, List.of(label, FilledQuery.GROUP));
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
    report(rule.title(), rule.queryPath(), message, fix, findings);
  }

  private static void report(
      String title, ProfilePath path, String message, String fix, Findings findings) {
    findings.add(DiagnosticCode.RULE_QUERY, path, "the query of " + title + " " + message, fix);
  }
}
