package io.gitopsprofile.check;

import io.gitopsprofile.golang.GoTemplate;
import io.gitopsprofile.golang.TemplateProblem;
import io.gitopsprofile.golang.TemplateProblem.Kind;
import io.gitopsprofile.golang.TemplateSetting;
import io.gitopsprofile.model.MetricsAdapter;
import io.gitopsprofile.model.ResourceRule;
import io.gitopsprofile.model.ResourceRules;
import io.gitopsprofile.model.RuleResources;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * PRF013: the adapter cannot parse or execute the template of a query or of a resource label. In
 * the cluster the adapter does not start (a template that Go does not parse), or each query for the
 * metric fails (an unknown field, a value of the wrong type). Write {@code <<.Series>>}, {@code
 * <<.LabelMatchers>>} and {@code <<.GroupBy>>} with both delimiters. (Source: Go text/template;
 * prometheus-adapter, pkg/naming/metrics_query.go, resource_converter.go and lbl_res.go)
 */
final class RuleTemplates implements Check {

  /** The patterns that the adapter puts in the place of a label's fields when it starts. */
  private static final String GROUP = "(?P<group>.+?)";

  private static final String RESOURCE = "(?P<resource>.+?)";

  @Override
  public void run(Subject subject, Findings findings) {
    for (Rule rule : subject.adapterRules().written()) {
      String query = rule.full().metricsQuery();
      if (query == null) {
        findings.add(
            DiagnosticCode.RULE_TEMPLATE,
            rule.path(),
            rule.title() + " has no metricsQuery, so that the adapter has nothing to ask",
            "add a metricsQuery such as sum(<<.Series>>{<<.LabelMatchers>>}) by (<<.GroupBy>>)");
      } else if (!rule.inShort()) {
        TemplateSetting setting = TemplateFields.query(rule.external(), subject);
        checkQuery(rule.title(), query, setting, rule.queryPath(), findings);
      }
      checkLabels(rule.title(), rule.path(), rule.full().resources(), findings);
    }
    MetricsAdapter adapter = subject.profile().metricsAdapter();
    ResourceRules resources = adapter == null ? null : adapter.resourceRules();
    if (resources != null) {
      ProfilePath path = ProfilePath.ROOT.key("metricsAdapter").key("resourceRules");
      TemplateSetting setting = TemplateFields.query(false, subject);
      checkResource("cpu", resources.cpu(), path, setting, findings);
      checkResource("memory", resources.memory(), path, setting, findings);
    }
  }

  private static void checkResource(
      String name,
      @Nullable ResourceRule rule,
      ProfilePath path,
      TemplateSetting setting,
      Findings findings) {
    if (rule != null) {
      String title = "the resource rule for " + name;
      ProfilePath at = path.key(name);
      checkQuery(title, rule.containerQuery(), setting, at.key("containerQuery"), findings);
      checkQuery(title, rule.nodeQuery(), setting, at.key("nodeQuery"), findings);
      checkLabels(title, path.key(name), rule.resources(), findings);
    }
  }

  private static void checkQuery(
      String title,
      @Nullable String query,
      TemplateSetting setting,
      ProfilePath path,
      Findings findings) {
    if (query == null) {
      return;
    }
    GoTemplate template = GoTemplate.of(query, setting);
    TemplateProblem problem = template.problem();
    if (problem != null) {
      report(title, path, problem, "each query of the adapter fails", setting, findings);
    } else if (template.printsNothing()) {
      findings.add(
          DiagnosticCode.RULE_TEMPLATE,
          path,
          title + " has a template that prints nothing; the adapter refuses an empty query",
          "write a query such as sum(<<.Series>>{<<.LabelMatchers>>}) by (<<.GroupBy>>)");
    }
  }

  private static void checkLabels(
      String title, ProfilePath rule, @Nullable RuleResources resources, Findings findings) {
    String text = resources == null ? null : resources.template();
    if (text == null) {
      return;
    }
    ProfilePath path = rule.key("resources").key("template");
    TemplateSetting setting = TemplateFields.LABEL;
    GoTemplate template = GoTemplate.of(text, setting);
    GoTemplate.Filled filled = template.fillIn(Map.of("Group", GROUP, "Resource", RESOURCE));
    TemplateProblem problem = template.problem() == null ? filled.problem() : template.problem();
    String pattern = filled.text();
    if (problem != null) {
      report(title, path, problem, "the adapter does not start", setting, findings);
    } else if (pattern == null ? !template.uses("Resource") : !pattern.contains(RESOURCE)) {
      findings.add(
          DiagnosticCode.RULE_TEMPLATE,
          path,
          title + " makes labels by \"" + text + "\", which does not use .Resource",
          "write <<.Resource>> where the label names the resource");
    } else if (pattern != null && !isPattern(pattern)) {
      findings.add(
          DiagnosticCode.RULE_TEMPLATE,
          path,
          title + " makes labels by \"" + text + "\", which is not a pattern in RE2's syntax",
          "write letters, digits and underscores around <<.Resource>>");
    }
  }

  /** Whether the adapter can compile a pattern; RE2/J is loaded only if that is in doubt. */
  private static boolean isPattern(String pattern) {
    String plain = pattern.replace(GROUP, "_").replace(RESOURCE, "_");
    for (int i = 0; i < plain.length(); i++) {
      char letter = plain.charAt(i);
      if (letter != '_' && (letter > 'z' || !Character.isLetterOrDigit(letter))) {
        return SeriesPattern.of("^" + pattern + "$") != null;
      }
    }
    return true;
  }

  private static void report(
      String title,
      ProfilePath path,
      TemplateProblem problem,
      String failure,
      TemplateSetting setting,
      Findings findings) {
    String seen =
        switch (problem.kind()) {
          case PARSE -> "; the adapter does not start: " + problem.go();
          case EXECUTION -> "; " + failure + ": " + problem.go();
          case SOME_EXECUTIONS -> "; executions that lead there fail: " + problem.go();
          case LIMIT -> "; it is " + problem.go();
        };
    findings.add(
        DiagnosticCode.RULE_TEMPLATE,
        path,
        title + " has a template that " + problem.message() + seen,
        fix(problem, TemplateFields.names(setting)));
  }

  /** The fix of a problem, which is the nearest field if a name is misspelled. */
  private static String fix(TemplateProblem problem, List<String> fields) {
    String misspelled = problem.misspelled();
    if (misspelled == null) {
      return problem.fix();
    }
    String nearest = Nearest.of(misspelled, fields).orElse(null);
    if (nearest != null) {
      return "write <<." + nearest + ">>";
    }
    return problem.kind() == Kind.PARSE
        ? problem.fix()
        : "use one of <<." + String.join(">>, <<.", fields) + ">>";
  }
}
