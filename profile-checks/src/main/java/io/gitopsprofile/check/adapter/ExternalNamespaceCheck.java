package io.gitopsprofile.check.adapter;

import io.gitopsprofile.adapter.RequiredMetric;
import io.gitopsprofile.adapter.ResolvedRule;
import io.gitopsprofile.catalog.ExportedMetrics;
import io.gitopsprofile.catalog.image.KnownImages;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.model.adapter.RuleResources;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.promql.Expression;
import io.gitopsprofile.promql.Expression.VectorSelector;
import io.gitopsprofile.promql.LabelMatcher;
import io.gitopsprofile.promql.PromqlException;
import io.gitopsprofile.promql.PromqlParser;
import io.gitopsprofile.promql.PromqlVersion;
import io.gitopsprofile.view.Located;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PRF159: a rule of external metrics adds the autoscaler's namespace to the query, and the series
 * are from another namespace: the one that the rule's selector names, or the only ones with a
 * workload that exports the series. (Source: prometheus-adapter, {@code pkg/naming}.)
 */
final class ExternalNamespaceCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (RequiredMetric need : context.adapter().required()) {
      if (need.isExternal()) {
        for (ResolvedRule rule : context.adapter().rules().serving(need)) {
          check(need, rule, context, findings);
        }
      }
    }
  }

  private static void check(
      RequiredMetric need, ResolvedRule rule, CheckContext context, DiagnosticCollector findings) {
    RuleResources resources = rule.full().resources();
    String label = rule.labelOf("namespace");
    if (!rule.external()
        || resources == null
        || label == null
        || Boolean.FALSE.equals(resources.namespaced())) {
      return;
    }
    String own = need.autoscaler().value().namespace();
    String selected = selected(rule.full().seriesQuery(), label);
    Set<String> namespaces = selected == null ? exporting(rule, context) : Set.of(selected);
    if (namespaces.isEmpty() || namespaces.contains(own)) {
      return;
    }
    findings.add(
        DiagnosticCode.EXTERNAL_NAMESPACE,
        rule.path().key("resources"),
        rule.title()
            + " adds "
            + label
            + "=\""
            + own
            + "\", the namespace of "
            + need.title()
            + ", to the query; the series are from "
            + Phrases.and(namespaces),
        "set namespaced: false in resources, and select "
            + label
            + " in the selector of the metric");
  }

  /** Returns the namespace that a selector names; null if it names none. */
  private static @Nullable String selected(String query, String label) {
    try {
      Expression expression = PromqlParser.parse(query, PromqlVersion.ANY);
      for (Expression part : expression.all()) {
        List<LabelMatcher> matchers =
            part instanceof VectorSelector selector ? selector.matchers() : List.of();
        for (LabelMatcher matcher : matchers) {
          if (matcher.label().equals(label)
              && matcher.operator().symbol().equals("=")
              && !matcher.value().isEmpty()) {
            return matcher.value();
          }
        }
      }
      return null;
    } catch (PromqlException notASelector) {
      return null;
    }
  }

  /** Returns the namespaces of the workloads that are known to export the rule's series. */
  private static Set<String> exporting(ResolvedRule rule, CheckContext context) {
    Set<String> namespaces = new LinkedHashSet<>();
    String series = rule.query().exactName();
    if (series != null) {
      for (Located<Workload> workload : context.workloads()) {
        List<ExportedMetrics> exported = KnownImages.metrics(workload.value());
        if (exported != null) {
          for (ExportedMetrics one : exported) {
            if (one.series().containsKey(series)) {
              namespaces.add(workload.value().namespace());
            }
          }
        }
      }
    }
    return namespaces;
  }
}
