package io.gitopsprofile.check.adapter;

import io.gitopsprofile.adapter.AdapterPart;
import io.gitopsprofile.adapter.AdapterRules;
import io.gitopsprofile.adapter.AdapterRules.Producer;
import io.gitopsprofile.adapter.FilledQuery;
import io.gitopsprofile.adapter.PrometheusVersion;
import io.gitopsprofile.adapter.RequiredMetric;
import io.gitopsprofile.adapter.ResolvedRule;
import io.gitopsprofile.adapter.SeveralSeries;
import io.gitopsprofile.adapter.TemplateFields;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.golang.template.GoTemplate;
import io.gitopsprofile.model.adapter.ResourceRule;
import io.gitopsprofile.model.adapter.ResourceRules;
import io.gitopsprofile.promql.Expression;
import io.gitopsprofile.promql.Expression.Aggregation;
import io.gitopsprofile.promql.Expression.Binary;
import io.gitopsprofile.promql.Expression.Grouping;
import io.gitopsprofile.promql.Expression.VectorSelector;
import io.gitopsprofile.promql.FurtherLabels;
import io.gitopsprofile.promql.PromqlException;
import io.gitopsprofile.promql.PromqlParser;
import io.gitopsprofile.promql.PromqlVersion;
import io.gitopsprofile.promql.ResultLabels;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PRF014, PRF173: Prometheus refuses the query of a rule, or the query does not ask for the series,
 * objects or groups that the adapter asks for. In the cluster the metric has no values for the
 * pods, or those of other series or pods. Use {@code <<.Series>>{<<.LabelMatchers>>}} and group by
 * {@code <<.GroupBy>>}. (Source: Prometheus, promql/parser; prometheus-adapter,
 * pkg/naming/metrics_query.go and pkg/custom-provider/provider.go)
 *
 * <p>A query that has several values for one pod is PRF173, see {@link SeveralSeries}.
 *
 * <p>The check accepts recording rules (names with a colon), queries that do not aggregate, and
 * groups that name the mapped label literally.
 */
final class RuleQueryCheck implements Check {

  private static final int LONGEST_EXCERPT = 30;

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (ResolvedRule rule : context.adapter().rules().written()) {
      if (!rule.inShort()
          && !rule.query().understood()
          && rule.full().seriesQuery().indexOf("${") < 0) {
        findings.add(
            DiagnosticCode.RULE_QUERY,
            rule.seriesPath(),
            "the seriesQuery of "
                + rule.title()
                + " is not a selector of series; Prometheus refuses it, and the adapter then lists"
                + " no metric at all",
            "write it as a selector, such as http_requests_total{namespace!=\"\",pod!=\"\"}");
      }
      String text = rule.full().metricsQuery();
      if (text == null || rule.inShort()) {
        continue;
      }
      PromqlVersion version = PrometheusVersion.of(context.adapter().prometheus());
      FilledQuery query =
          FilledQuery.of(text, TemplateFields.query(rule.external(), context.adapter()), version);
      if (query.template().problem() == null) {
        check(rule, query, context, findings);
      }
    }
    AdapterPart part = context.adapter().part();
    ResourceRules resources = part == null ? null : part.adapter().resourceRules();
    if (part != null && resources != null) {
      PromqlVersion version = PrometheusVersion.of(context.adapter().prometheus());
      ProfilePath path = part.resourceRules();
      check("cpu", resources.cpu(), path, version, findings);
      check("memory", resources.memory(), path, version, findings);
    }
  }

  private static void check(
      String name,
      @Nullable ResourceRule rule,
      ProfilePath path,
      PromqlVersion version,
      DiagnosticCollector findings) {
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
      DiagnosticCollector findings) {
    FilledQuery query = text == null ? null : FilledQuery.of(text, TemplateFields.QUERY, version);
    if (query != null && query.problem() != null && query.template().printsInBrackets() == null) {
      report(title, path, refusal(query), fix(query), findings);
    }
  }

  private static void check(
      ResolvedRule rule, FilledQuery query, CheckContext context, DiagnosticCollector findings) {
    String text = String.valueOf(rule.full().metricsQuery());
    GoTemplate template = query.template();
    String other = template.uses("Series") ? null : otherSeries(rule, named(query), context);
    if (template.plainText().contains("{{")) {
      report(
          rule,
          "uses the delimiters {{ and }}; the adapter reads << and >>",
          "write << and >> instead",
          QueryEdits.withDelimiters(text),
          findings);
    } else if (template.printsInBrackets() != null) {
      report(
          rule,
          "prints " + template.printsInBrackets() + "; Go writes lists and maps in brackets",
          template.printsInBrackets().equals(".GroupBySlice")
              ? "write <<.GroupBy>>"
              : "write <<.LabelMatchers>>",
          QueryEdits.replaced(text, ".GroupBySlice", ".GroupBy"),
          findings);
    } else if (query.problem() != null) {
      report(rule, refusal(query), fix(query), null, findings);
    } else if (other != null) {
      report(
          rule,
          "reads the series \"" + other + "\" instead of the rule's own series",
          "write <<.Series>> instead of " + other,
          QueryEdits.replaced(text, other, "<<.Series>>"),
          findings);
    } else if (dropsMatchers(rule, template, context)) {
      report(
          rule,
          "does not use .LabelMatchers; it reads the series of all objects",
          "write <<.Series>>{<<.LabelMatchers>>}",
          QueryEdits.withMatchers(text),
          findings);
    } else if (!rule.external()
        && !context.profile().target().usesKeda()
        && !groups(rule, query, context)) {
      report(
          rule,
          "aggregates without .GroupBy; its results do not name an object",
          groupFix(query),
          QueryEdits.withGroups(text),
          findings);
    } else if (!rule.external() && !context.profile().target().usesKeda()) {
      several(rule, query, text, context, findings);
    }
  }

  /** The fix of a query whose results do not name an object. */
  private static String groupFix(FilledQuery query) {
    int aggregations = 0;
    boolean without = false;
    boolean binary = false;
    Expression expression = query.expression();
    if (expression != null) {
      for (Expression part : expression.all()) {
        binary |= part instanceof Binary;
        if (part instanceof Aggregation aggregation) {
          aggregations++;
          Grouping grouping = aggregation.grouping();
          without |= grouping != null && !grouping.by();
        }
      }
    }
    return without
        ? "write by (<<.GroupBy>>) in place of without (...)"
        : binary && aggregations > 1
            ? "add by (<<.GroupBy>>) to each aggregation, so that both sides of the operator have"
                + " the same labels"
            : "add by (<<.GroupBy>>) to the aggregation";
  }

  /** Reports a query with several values for one object, of which the adapter keeps the last. */
  private static void several(
      ResolvedRule rule,
      FilledQuery query,
      String text,
      CheckContext context,
      DiagnosticCollector findings) {
    Expression expression = query.expression();
    Set<String> labels =
        expression == null ? Set.of() : SeveralSeries.labelsOf(rule, expression, context.adapter());
    if (!labels.isEmpty()) {
      boolean all = labels.contains(FurtherLabels.ALL);
      String words = Phrases.and(labels);
      String right = all ? QueryEdits.summed(text) : text;
      for (String label : labels) {
        right = all || right == null ? right : QueryEdits.without(right, label);
      }
      findings.add(
          DiagnosticCode.SEVERAL_SERIES,
          rule.queryPath(),
          "the query of "
              + rule.title()
              + (all ? " does not aggregate its series" : " has a value for each " + words)
              + ", so that one object has several values; the adapter keeps the last of them",
          all
              ? "write sum(...) by (<<.GroupBy>>) around the query"
              : "leave " + words + " out of the labels of by",
          Edit.setIfKnown(rule.queryPath(), right));
    }
  }

  /** Returns the error of Prometheus with an excerpt of the query. */
  private static String refusal(FilledQuery query) {
    PromqlException problem = query.problem();
    String text = query.text();
    if (problem == null || text == null) {
      return "";
    }
    String place = FilledQuery.withFields(text.substring(problem.offset())).strip();
    String cut =
        place.length() > LONGEST_EXCERPT ? place.substring(0, LONGEST_EXCERPT) + "..." : place;
    return "is rejected by Prometheus; "
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
        ? "correct the query at this position"
        : ClosestName.of(unknown, PromqlParser.functions())
            .map(name -> "write " + name + "(...)")
            .orElse("call a function of Prometheus");
  }

  /** Returns the series that a query names literally. */
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

  /**
   * Returns a series that the query names and the rule is not for; null if the query names a series
   * of the rule.
   */
  private static @Nullable String otherSeries(
      ResolvedRule rule, Set<String> named, CheckContext context) {
    if (!rule.query().understood() || named.isEmpty()) {
      return null;
    }
    AdapterRules rules = context.adapter().rules();
    boolean isAnother = false;
    for (RequiredMetric need : rules.servedBy(rule)) {
      Producer producer = rules.producerOf(need);
      isAnother |= producer != null && !named.contains(producer.series());
    }
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

  private static boolean dropsMatchers(
      ResolvedRule rule, GoTemplate template, CheckContext context) {
    if (template.uses("LabelMatchers") || template.uses("LabelValuesByName")) {
      return false;
    }
    boolean drops = !rule.external();
    for (RequiredMetric need : context.adapter().rules().servedBy(rule)) {
      drops |= need.isExternal() && need.selector() != null;
    }
    return drops;
  }

  /**
   * Returns true if results can name an object, by the group that the adapter fills in or by a
   * literal label.
   */
  private static boolean groups(ResolvedRule rule, FilledQuery query, CheckContext context) {
    Expression expression = query.expression();
    if (expression == null || !ResultLabels.aggregates(expression)) {
      return true;
    }
    Set<String> labels = labelsNeeded(rule, context);
    boolean kept = labels.isEmpty() && keeps(expression, FilledQuery.GROUP);
    for (String label : labels) {
      kept |= keeps(expression, label);
    }
    return kept;
  }

  private static boolean keeps(Expression expression, String label) {
    return ResultLabels.keeps(expression, List.of(label, FilledQuery.GROUP));
  }

  /**
   * Returns the labels that must distinguish results: those of the pods if autoscalers ask for
   * pods.
   */
  private static Set<String> labelsNeeded(ResolvedRule rule, CheckContext context) {
    Set<String> needed = new LinkedHashSet<>();
    for (RequiredMetric need : context.adapter().rules().servedBy(rule)) {
      String resource = need.resource();
      if (resource != null) {
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

  private static void report(
      ResolvedRule rule,
      String message,
      String fix,
      @Nullable String right,
      DiagnosticCollector findings) {
    findings.add(
        DiagnosticCode.RULE_QUERY,
        rule.queryPath(),
        "the query of " + rule.title() + " " + message,
        fix,
        Edit.setIfKnown(rule.queryPath(), right));
  }

  private static void report(
      String title, ProfilePath path, String message, String fix, DiagnosticCollector findings) {
    findings.add(DiagnosticCode.RULE_QUERY, path, "the query of " + title + " " + message, fix);
  }
}
