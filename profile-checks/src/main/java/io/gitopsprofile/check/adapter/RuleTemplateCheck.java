package io.gitopsprofile.check.adapter;

import io.gitopsprofile.adapter.AdapterPart;
import io.gitopsprofile.adapter.ResolvedRule;
import io.gitopsprofile.adapter.TemplateFields;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.golang.Re2Pattern;
import io.gitopsprofile.golang.template.GoTemplate;
import io.gitopsprofile.golang.template.TemplateProblem;
import io.gitopsprofile.golang.template.TemplateProblem.Kind;
import io.gitopsprofile.golang.template.TemplateSetting;
import io.gitopsprofile.model.adapter.ResourceRule;
import io.gitopsprofile.model.adapter.ResourceRules;
import io.gitopsprofile.model.adapter.RuleResources;
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
final class RuleTemplateCheck implements Check {

  /** The patterns that the adapter inserts for the fields of a label template when it starts. */
  private static final String GROUP = "(?P<group>.+?)";

  private static final String RESOURCE = "(?P<resource>.+?)";

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (ResolvedRule rule : context.adapter().rules().written()) {
      String query = rule.full().metricsQuery();
      if (query == null) {
        findings.add(
            DiagnosticCode.RULE_TEMPLATE,
            rule.path(),
            rule.title() + " does not have a metricsQuery; the adapter cannot query Prometheus",
            "add a metricsQuery such as sum(<<.Series>>{<<.LabelMatchers>>}) by (<<.GroupBy>>)");
      } else if (!rule.inShort()) {
        TemplateSetting setting = TemplateFields.query(rule.external(), context.adapter());
        checkQuery(rule.title(), query, setting, rule.queryPath(), findings);
      }
      checkLabels(rule.title(), rule.path(), rule.full().resources(), findings);
    }
    AdapterPart part = context.adapter().part();
    ResourceRules resources = part == null ? null : part.adapter().resourceRules();
    if (part != null && resources != null) {
      ProfilePath path = part.resourceRules();
      TemplateSetting setting = TemplateFields.query(false, context.adapter());
      checkResource("cpu", resources.cpu(), path, setting, findings);
      checkResource("memory", resources.memory(), path, setting, findings);
    }
  }

  private static void checkResource(
      String name,
      @Nullable ResourceRule rule,
      ProfilePath path,
      TemplateSetting setting,
      DiagnosticCollector findings) {
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
      DiagnosticCollector findings) {
    if (query == null) {
      return;
    }
    GoTemplate template = GoTemplate.of(query, setting);
    TemplateProblem problem = template.problem();
    if (problem != null) {
      report(title, path, problem, query, "each query of the adapter fails", setting, findings);
    } else if (template.printsNothing()) {
      findings.add(
          DiagnosticCode.RULE_TEMPLATE,
          path,
          title + " has a template that prints nothing; the adapter rejects an empty query",
          "write a query such as sum(<<.Series>>{<<.LabelMatchers>>}) by (<<.GroupBy>>)");
    }
  }

  private static void checkLabels(
      String title,
      ProfilePath rule,
      @Nullable RuleResources resources,
      DiagnosticCollector findings) {
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
      report(title, path, problem, text, "the adapter does not start", setting, findings);
    } else if (pattern == null ? !template.uses("Resource") : !pattern.contains(RESOURCE)) {
      findings.add(
          DiagnosticCode.RULE_TEMPLATE,
          path,
          title + " has the label template \"" + text + "\", which does not use .Resource",
          "write <<.Resource>> where the label names the resource");
    } else if (pattern != null && !isPattern(pattern)) {
      findings.add(
          DiagnosticCode.RULE_TEMPLATE,
          path,
          title + " has the label template \"" + text + "\", which is not a valid RE2 pattern",
          "write letters, digits and underscores around <<.Resource>>");
    }
  }

  /**
   * Returns true if the adapter can compile a pattern. Loads RE2/J only for patterns that need it.
   */
  private static boolean isPattern(String pattern) {
    String plain = pattern.replace(GROUP, "_").replace(RESOURCE, "_");
    for (int i = 0; i < plain.length(); i++) {
      char letter = plain.charAt(i);
      if (letter != '_' && (letter > 'z' || !Character.isLetterOrDigit(letter))) {
        return Re2Pattern.isValid("^" + pattern + "$");
      }
    }
    return true;
  }

  private static void report(
      String title,
      ProfilePath path,
      TemplateProblem problem,
      String text,
      String failure,
      TemplateSetting setting,
      DiagnosticCollector findings) {
    String seen =
        switch (problem.kind()) {
          case PARSE -> "; the adapter does not start: " + problem.go();
          case EXECUTION -> "; " + failure + ": " + problem.go();
          case SOME_EXECUTIONS -> "; executions that reach it fail: " + problem.go();
          case LIMIT -> "; it is " + problem.go();
        };
    findings.add(
        DiagnosticCode.RULE_TEMPLATE,
        path,
        title + " has a template that " + problem.message() + seen,
        fix(problem, TemplateFields.names(setting)),
        Edit.setIfKnown(path, QueryEdits.withField(text, setting)));
  }

  /** Returns the fix of a problem: the closest field for a misspelled name. */
  private static String fix(TemplateProblem problem, List<String> fields) {
    String misspelled = problem.misspelled();
    if (misspelled == null) {
      return problem.fix();
    }
    String nearest = ClosestName.of(misspelled, fields).orElse(null);
    if (nearest != null) {
      return "write <<." + nearest + ">>";
    }
    return problem.kind() == Kind.PARSE
        ? problem.fix()
        : "use one of <<." + String.join(">>, <<.", fields) + ">>";
  }
}
