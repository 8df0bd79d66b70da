package io.gitopsprofile.check;

import io.gitopsprofile.check.SeriesNaming.Problem;

/**
 * PRF015: a rule's pattern or name cannot be used: it is not RE2, never matches the series, lacks
 * an {@code as}, or makes an empty name. In the cluster the adapter does not start, or the metric
 * is never listed. Write {@code ${1}_per_second} with braces: {@code $1_per_second} is the group
 * named {@code 1_per_second}. (Source: prometheus-adapter, pkg/naming/metric_namer.go; Go
 * Regexp.Expand)
 */
final class RuleNames implements Check {

  @Override
  public void run(Subject subject, Findings findings) {
    for (Rule rule : subject.adapterRules().written()) {
      if (!rule.naming().problems().isEmpty()) {
        report(rule, rule.naming().problems().get(0), findings);
      } else if (rule.query().exactName() != null) {
        checkSeries(rule, rule.query().exactName(), findings);
      }
    }
  }

  private static void report(Rule rule, Problem problem, Findings findings) {
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

  private static void checkSeries(Rule rule, String series, Findings findings) {
    SeriesNaming naming = rule.naming();
    if (!naming.passesFilters(series)) {
      ProfilePath path = rule.path().key("seriesFilters");
      add(findings, path, rule, "filters out its own series", "let the filters pass " + series);
    } else if (!naming.matches(series)) {
      String message =
          "has the pattern \"" + naming.pattern() + "\", which does not match its own series";
      String fix = "write a pattern that matches " + series;
      add(findings, rule.path().key("name").key("matches"), rule, message, fix);
    } else if (String.valueOf(naming.metricOf(series)).isEmpty()) {
      ProfilePath path = rule.inShort() ? rule.namePath() : rule.path().key("name").key("as");
      String fix = "write a name with at least one letter, such as ${1}_per_second";
      add(findings, path, rule, "makes an empty name of its series", fix);
    }
  }

  private static void add(
      Findings findings, ProfilePath path, Rule rule, String message, String fix) {
    findings.add(DiagnosticCode.RULE_NAME, path, rule.title() + " " + message, fix);
  }
}
