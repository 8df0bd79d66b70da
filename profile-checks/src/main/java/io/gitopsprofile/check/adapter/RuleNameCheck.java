package io.gitopsprofile.check.adapter;

import io.gitopsprofile.adapter.MetricNaming;
import io.gitopsprofile.adapter.MetricNaming.Problem;
import io.gitopsprofile.adapter.ResolvedRule;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;

/**
 * PRF015: the pattern or name of a rule is invalid: not RE2, never matching the series, lacking
 * {@code as}, or producing an empty name. In the cluster the adapter does not start, or the metric
 * is never listed. Write {@code ${1}_per_second} with braces: {@code $1_per_second} is the group
 * named {@code 1_per_second}. (Source: prometheus-adapter, pkg/naming/metric_namer.go; Go
 * Regexp.Expand)
 */
final class RuleNameCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (ResolvedRule rule : context.adapter().rules().written()) {
      if (!rule.naming().problems().isEmpty()) {
        report(rule, rule.naming().problems().get(0), findings);
      } else if (rule.query().exactName() != null) {
        checkSeries(rule, rule.query().exactName(), findings);
      }
    }
  }

  private static void report(ResolvedRule rule, Problem problem, DiagnosticCollector findings) {
    ProfilePath path = rule.path();
    for (Object step : problem.at()) {
      path = step instanceof Integer index ? path.index(index) : path.key(step.toString());
    }
    findings.add(
        DiagnosticCode.RULE_NAME,
        rule.inShort() ? rule.namePath() : path,
        rule.title() + " " + problem.message(),
        problem.fix(),
        rule.inShort() ? null : Edit.setIfKnown(path, problem.right()));
  }

  private static void checkSeries(ResolvedRule rule, String series, DiagnosticCollector findings) {
    MetricNaming naming = rule.naming();
    if (!naming.passesFilters(series)) {
      ProfilePath path = rule.path().key("seriesFilters");
      add(
          findings,
          path,
          rule,
          "has series filters that reject its own series",
          "accept " + series + " in seriesFilters");
    } else if (!naming.matches(series)) {
      String message =
          "has the pattern \"" + naming.pattern() + "\", which does not match its own series";
      String fix = "write a pattern that matches " + series;
      add(findings, rule.path().key("name").key("matches"), rule, message, fix);
    } else if (String.valueOf(naming.metricOf(series)).isEmpty()) {
      ProfilePath path = rule.inShort() ? rule.namePath() : rule.path().key("name").key("as");
      String fix = "write a name with at least one letter, such as ${1}_per_second";
      add(findings, path, rule, "produces an empty metric name", fix);
    }
  }

  private static void add(
      DiagnosticCollector findings,
      ProfilePath path,
      ResolvedRule rule,
      String message,
      String fix) {
    findings.add(DiagnosticCode.RULE_NAME, path, rule.title() + " " + message, fix);
  }
}
