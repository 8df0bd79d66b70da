package io.gitopsprofile.check.adapter;

import io.gitopsprofile.adapter.ExportedSeries;
import io.gitopsprofile.adapter.FilledQuery;
import io.gitopsprofile.adapter.PodMetricTrace;
import io.gitopsprofile.adapter.RequiredMetric;
import io.gitopsprofile.adapter.ResolvedRule;
import io.gitopsprofile.adapter.TemplateFields;
import io.gitopsprofile.catalog.ExportedMetrics;
import io.gitopsprofile.catalog.image.IstioSidecar;
import io.gitopsprofile.catalog.image.SeriesLabels;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.value.LabelExpression;
import io.gitopsprofile.model.value.LabelSelector;
import io.gitopsprofile.promql.Expression;
import io.gitopsprofile.promql.Expression.VectorSelector;
import io.gitopsprofile.promql.LabelMatcher;
import io.gitopsprofile.promql.PromqlVersion;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * PRF016, PRF174: the scaled pods do not export the series of the rule behind their autoscaler, or
 * not as a counter (PRF016), or without a label that a selector asks for (PRF174). In the cluster
 * the metric is never listed, or its values are meaningless. Write the name of a series that the
 * application exports. (Source: stefanprodan/podinfo pkg/api/metrics.go)
 *
 * <p>The check runs only if every image of the pods is known and nothing injects a container; for
 * Istio's series, if the pods get Istio's sidecar.
 */
final class SeriesExportedCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (RequiredMetric need : context.adapter().required()) {
      ExportedSeries.Slip slip = ExportedSeries.slipOf(need, context.adapter());
      if (slip != null) {
        findings.add(
            DiagnosticCode.SERIES_NOT_EXPORTED,
            slip.rule().seriesPath(),
            "\""
                + need.name()
                + "\" of "
                + need.title()
                + " is never produced; its rule reads \""
                + slip.series()
                + "\", which workload \""
                + slip.workload().name()
                + "\" does not export; did you mean \""
                + slip.right()
                + "\"?",
            "write \"" + slip.right() + "\"",
            edit(slip.rule(), slip.series(), slip.right()));
      }
    }
    for (PodMetricTrace source : context.adapter().traces()) {
      List<ExportedMetrics> exported =
          ExportedSeries.of(source.series(), source.workload().value(), context.adapter());
      if (exported == null || source.rule().query().exactName() == null) {
        continue;
      }
      if (source.exporters().isEmpty()) {
        reportMissing(source, exported, findings);
        continue;
      }
      labels(source, context, findings);
      if (isGauge(source) && takesRate(source.rule())) {
        add(
            findings,
            source,
            "takes the rate of \"" + source.series() + "\", which is a gauge in",
            "use a counter, or read the gauge without a rate");
      }
    }
  }

  /** Reports the labels that the metric or its rule asks for and the series does not have. */
  private static void labels(
      PodMetricTrace source, CheckContext context, DiagnosticCollector findings) {
    for (ExportedMetrics exported : source.exporters()) {
      if (exported.isDeclared()) {
        return;
      }
    }
    LabelSelector selector = source.need().selector();
    if (selector != null) {
      ProfilePath path = source.need().path().parent().key("selector");
      for (String label : selector.matchLabels().keySet()) {
        label(source, label, path.key("matchLabels").key(label), true, findings);
      }
      for (int i = 0; i < selector.matchExpressions().size(); i++) {
        LabelExpression expression = selector.matchExpressions().get(i);
        String operator = expression.operator();
        if (operator.equals("In") || operator.equals("Exists")) {
          ProfilePath key = path.key("matchExpressions").index(i).key("key");
          label(source, expression.key(), key, false, findings);
        }
      }
    }
    for (String label : source.rule().query().neededLabels()) {
      if (SeriesLabels.meant(label, source.series()) == null) {
        continue; // A misspelt label of the target is PRF010's.
      }
      label(source, label, source.rule().seriesPath(), false, findings);
    }
    String text = source.rule().full().metricsQuery();
    FilledQuery query =
        text == null || source.rule().inShort()
            ? null
            : FilledQuery.of(
                text, TemplateFields.query(false, context.adapter()), PromqlVersion.ANY);
    Expression expression = query == null ? null : query.expression();
    if (expression != null) {
      for (Expression part : expression.all()) {
        if (part instanceof VectorSelector one) {
          for (LabelMatcher matcher : one.matchers()) {
            if (matcher.operator() == LabelMatcher.Operator.EQUAL && !matcher.value().isEmpty()) {
              label(source, matcher.label(), source.rule().queryPath(), false, findings);
            }
          }
        }
      }
    }
  }

  private static void label(
      PodMetricTrace source,
      String label,
      ProfilePath path,
      boolean isKey,
      DiagnosticCollector findings) {
    String series = source.series();
    List<String> known = SeriesLabels.of(series);
    String meant = SeriesLabels.meant(label, series);
    boolean lacks = source.isOfIstio() ? meant != null : known != null && !known.contains(label);
    if (!lacks || SeriesLabels.isOfTarget(label, source.workload().value().allPodLabels())) {
      return;
    }
    findings.add(
        DiagnosticCode.LABEL_OF_SERIES,
        path,
        "\""
            + source.need().name()
            + "\" of "
            + source.need().title()
            + " asks for the label \""
            + label
            + "\", which \""
            + series
            + "\" of "
            + source.title()
            + " does not have"
            + (meant == null ? "" : "; did you mean \"" + meant + "\"?"),
        meant == null
            ? known == null || known.isEmpty()
                ? "leave the label out"
                : "write a label that the series has: " + String.join(", ", known)
            : "write \"" + meant + "\"",
        meant == null
            ? null
            : isKey ? Edit.renameKey(path, meant) : inQuery(source, label, meant, path));
  }

  /** The edit of a label in the query of a rule; null if the label stands elsewhere. */
  private static @Nullable Edit inQuery(
      PodMetricTrace source, String label, String meant, ProfilePath path) {
    String query = source.rule().full().metricsQuery();
    return query == null || !path.equals(source.rule().queryPath())
        ? null
        : Edit.setIfKnown(path, QueryEdits.replaced(query, label + "=\"", meant + "=\""));
  }

  private static void reportMissing(
      PodMetricTrace source, List<ExportedMetrics> exported, DiagnosticCollector findings) {
    List<String> names = new ArrayList<>();
    for (ExportedMetrics one : exported) {
      names.addAll(one.series().keySet());
    }
    @Nullable String nearest = ExportedSeries.nearest(source.series(), names);
    if (source.isOfIstio() && (nearest == null || !IstioSidecar.isSlip(source.series(), nearest))) {
      return;
    }
    String message = "reads \"" + source.series() + "\", which is not exported by";
    String fix =
        source.workload().value().exports().isEmpty()
            ? "write the name of a series that the application exports"
            : "write the name of a series that the application exports, or add it to exports of the"
                + " workload";
    String counted = ExportedSeries.counted(source.series(), names);
    String right = counted == null ? ClosestName.slip(source.series(), names) : counted;
    Edit edit = edit(source.rule(), source.series(), right);
    String write = "write \"" + nearest + "\"";
    add(findings, source, message, nearest == null ? fix : write, nearest, edit);
  }

  private static @Nullable Edit edit(ResolvedRule rule, String series, @Nullable String right) {
    String written = rule.inShort() ? series : rule.full().seriesQuery();
    int at = written.indexOf(series);
    return right == null || at < 0 || written.indexOf(series, at + 1) >= 0
        ? null
        : Edit.set(rule.seriesPath(), written.replace(series, right));
  }

  private static boolean isGauge(PodMetricTrace source) {
    for (ExportedMetrics exported : source.exporters()) {
      if (Boolean.FALSE.equals(exported.series().get(source.series()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean takesRate(ResolvedRule rule) {
    String query = rule.full().metricsQuery();
    return query != null
        && (calls("rate", query) || calls("irate", query) || calls("increase", query));
  }

  private static boolean calls(String function, String query) {
    for (int at = query.indexOf(function); at >= 0; at = query.indexOf(function, at + 1)) {
      int end = at + function.length();
      while (end < query.length() && Character.isWhitespace(query.charAt(end))) {
        end++;
      }
      boolean whole = at == 0 || !Character.isJavaIdentifierPart(query.charAt(at - 1));
      if (whole && query.startsWith("(", end)) {
        return true;
      }
    }
    return false;
  }

  private static void add(
      DiagnosticCollector findings, PodMetricTrace source, String message, String fix) {
    add(findings, source, message, fix, null, null);
  }

  private static void add(
      DiagnosticCollector findings,
      PodMetricTrace source,
      String message,
      String fix,
      @Nullable String nearest,
      @Nullable Edit edit) {
    findings.add(
        DiagnosticCode.SERIES_NOT_EXPORTED,
        source.rule().seriesPath(),
        "\""
            + source.need().name()
            + "\" of "
            + source.need().title()
            + " "
            + message
            + " "
            + source.title()
            + (nearest == null ? "" : "; did you mean \"" + nearest + "\"?"),
        fix,
        edit);
  }
}
