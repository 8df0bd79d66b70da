package io.gitopsprofile.check;

import io.gitopsprofile.check.GoTemplate.Problem;
import io.gitopsprofile.model.MetricsAdapter;
import io.gitopsprofile.model.ResourceRule;
import io.gitopsprofile.model.ResourceRules;
import io.gitopsprofile.model.RuleResources;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * PRF013: a query or a resource label is no template that the adapter can fill in. In the cluster
 * the adapter does not start (a template that does not parse), or each request for the metric fails
 * (a field that does not exist). Write {@code <<.Series>>}, {@code <<.LabelMatchers>>} and {@code
 * <<.GroupBy>>} with both delimiters. (Source: Go text/template; prometheus-adapter,
 * pkg/naming/metrics_query.go and lbl_res.go)
 */
final class RuleTemplates implements Check {

  /** The fields of a query. */
  static final List<String> QUERY =
      List.of("Series", "LabelMatchers", "LabelValuesByName", "GroupBy", "GroupBySlice");

  private static final List<String> RESOURCE = List.of("Resource", "Group");

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
        checkQuery(rule.title(), query, rule.queryPath(), findings);
      }
      checkLabels(rule.title(), rule.path(), rule.full().resources(), findings);
    }
    MetricsAdapter adapter = subject.profile().metricsAdapter();
    ResourceRules resources = adapter == null ? null : adapter.resourceRules();
    if (resources != null) {
      ProfilePath path = ProfilePath.ROOT.key("metricsAdapter").key("resourceRules");
      checkResource("cpu", resources.cpu(), path, findings);
      checkResource("memory", resources.memory(), path, findings);
    }
  }

  private static void checkResource(
      String name, @Nullable ResourceRule rule, ProfilePath path, Findings findings) {
    if (rule != null) {
      String title = "the resource rule for " + name;
      checkQuery(title, rule.containerQuery(), path.key(name).key("containerQuery"), findings);
      checkQuery(title, rule.nodeQuery(), path.key(name).key("nodeQuery"), findings);
      checkLabels(title, path.key(name), rule.resources(), findings);
    }
  }

  private static void checkQuery(
      String title, @Nullable String query, ProfilePath path, Findings findings) {
    if (query != null) {
      report(title, path, new GoTemplate(query, QUERY).problem(), query, QUERY, findings);
    }
  }

  private static void checkLabels(
      String title, ProfilePath rule, @Nullable RuleResources resources, Findings findings) {
    String text = resources == null ? null : resources.template();
    if (text == null) {
      return;
    }
    ProfilePath path = rule.key("resources").key("template");
    GoTemplate template = new GoTemplate(text, RESOURCE);
    report(title, path, template.problem(), text, RESOURCE, findings);
    if (template.problem() == null && !template.uses("Resource")) {
      findings.add(
          DiagnosticCode.RULE_TEMPLATE,
          path,
          title + " makes labels by \"" + text + "\", which does not use .Resource",
          "write <<.Resource>> where the label names the resource");
    }
  }

  private static void report(
      String title,
      ProfilePath path,
      @Nullable Problem problem,
      String text,
      List<String> fields,
      Findings findings) {
    if (problem != null) {
      findings.add(
          DiagnosticCode.RULE_TEMPLATE,
          path,
          title + " has a template that " + problem.message(),
          problem.fix(),
          Edit.setIfKnown(path, QueryEdits.withField(text, fields)));
    }
  }
}
