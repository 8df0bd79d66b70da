package io.gitopsprofile.check.adapter;

import io.gitopsprofile.adapter.FilledQuery;
import io.gitopsprofile.adapter.PodMetricTrace;
import io.gitopsprofile.adapter.ResolvedRule;
import io.gitopsprofile.adapter.TemplateFields;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.value.LabelSelector;
import io.gitopsprofile.promql.Expression;
import io.gitopsprofile.promql.Expression.VectorSelector;
import io.gitopsprofile.promql.LabelMatcher;
import io.gitopsprofile.promql.PromqlVersion;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PRF117: a rule over series of Istio's sidecars counts outbound as well as inbound requests. Both
 * are in one series, with different values of the label {@code reporter}. In the cluster, a pod
 * that calls others scales on its own calls too. Ask for {@code reporter="destination"}. (Source:
 * istio.io, Istio Standard Metrics.)
 */
final class IstioReporterCheck implements Check {

  private static final String WANTED = "<<.Series>>{reporter=\"destination\",<<.LabelMatchers>>}";
  private static final String PLAIN = "<<.Series>>{<<.LabelMatchers>>}";
  private static final String SENT = "reporter=\"source\"";

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    Set<ProfilePath> checked = new HashSet<>();
    for (PodMetricTrace source : context.adapter().traces()) {
      String query = source.rule().full().metricsQuery();
      if (source.isOfIstio()
          && query != null
          && !source.exporters().isEmpty()
          && !selects(source.need().selector())
          && checked.add(source.rule().path())) {
        check(source, query, findings);
      }
    }
  }

  /** Returns true if the autoscaler's own selector asks for a reporter. */
  private static boolean selects(@Nullable LabelSelector selector) {
    return selector != null && selector.matchLabels().containsKey("reporter");
  }

  private static void check(PodMetricTrace source, String query, DiagnosticCollector findings) {
    Expression expression =
        FilledQuery.of(query, TemplateFields.QUERY, PromqlVersion.ANY).expression();
    if (expression == null) {
      return;
    }
    boolean says = false;
    boolean received = false;
    for (Expression part : expression.all()) {
      if (part instanceof VectorSelector selector) {
        for (LabelMatcher reporter : selector.matchers()) {
          if (reporter.label().equals("reporter")) {
            boolean destination = reporter.matches("destination");
            if (destination && !reporter.matches("source")) {
              return;
            }
            says = true;
            received |= destination;
          }
        }
      }
    }
    report(source, received || !says, findings);
  }

  private static void report(
      PodMetricTrace source, boolean received, DiagnosticCollector findings) {
    ResolvedRule rule = source.rule();
    findings.add(
        DiagnosticCode.OUTBOUND_COUNTED,
        rule.inShort() ? rule.seriesPath() : rule.queryPath(),
        "\""
            + source.need().name()
            + "\" of "
            + source.need().title()
            + " counts outbound "
            + (received ? "as well as" : "instead of")
            + " inbound requests of "
            + source.title(),
        rule.inShort()
            ? "write the rule in full, with " + WANTED + " in its metricsQuery"
            : "write " + WANTED,
        rule.inShort() ? null : edit(rule));
  }

  private static @Nullable Edit edit(ResolvedRule rule) {
    String query = String.valueOf(rule.full().metricsQuery());
    int at = query.indexOf(PLAIN);
    if (at >= 0 && query.indexOf(PLAIN, at + 1) < 0 && !query.contains("reporter")) {
      return Edit.set(rule.queryPath(), query.replace(PLAIN, WANTED));
    }
    return query.contains(SENT) && query.indexOf("reporter") == query.lastIndexOf("reporter")
        ? Edit.set(rule.queryPath(), query.replace(SENT, "reporter=\"destination\""))
        : null;
  }
}
