package io.gitopsprofile.check.keda;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.adapter.ExportedSeries;
import io.gitopsprofile.adapter.PrometheusResolver;
import io.gitopsprofile.adapter.PrometheusUrl;
import io.gitopsprofile.catalog.PrometheusChart;
import io.gitopsprofile.catalog.PrometheusChart.PodLabels;
import io.gitopsprofile.catalog.image.SeriesLabels;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.keda.OwnQuery;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.promql.Expression;
import io.gitopsprofile.promql.Expression.VectorSelector;
import io.gitopsprofile.promql.LabelMatcher;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.PodTemplate;
import io.gitopsprofile.view.ScalingObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * PRF174: the query of a Prometheus trigger asks a series of the scaled pods for a label that the
 * series does not have, or names the pods by the labels of another Prometheus, so that the result
 * is empty, which KEDA reads as 0. (Source: KEDA, pkg/scalers/prometheus_scaler.go.) Queries that
 * KEDA gets from a rule of the adapter are checked with that rule.
 */
final class QueryLabelsCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    List<OwnQuery> queries = OwnQuery.all(context, context.objects());
    List<PrometheusChart> charts = queries.isEmpty() ? List.of() : PrometheusResolver.all(context);
    for (OwnQuery query : queries) {
      ScalingObject scaler = ScalingObject.of(query.scaled());
      PodTemplate pods = scaler == null ? null : scaler.pods(context.objects());
      Located<Workload> workload = pods == null ? null : context.workload(pods.object());
      if (workload != null) {
        check(query, workload.value(), labels(query.address(), charts), findings);
      }
    }
  }

  private static void check(
      OwnQuery query, Workload workload, @Nullable PodLabels labels, DiagnosticCollector findings) {
    for (Expression part : query.expression().all()) {
      String series = part instanceof VectorSelector selector ? selector.exactName() : null;
      if (series != null
          && part instanceof VectorSelector selector
          && ExportedSeries.isOf(workload, series)) {
        for (LabelMatcher matcher : selector.matchers()) {
          if (asks(matcher) && label(query, series, matcher.label(), workload, labels, findings)) {
            return;
          }
        }
      }
    }
  }

  /** The labels by which the Prometheus at an address names pods; null if it is not known. */
  private static @Nullable PodLabels labels(String address, List<PrometheusChart> charts) {
    PrometheusUrl url = PrometheusUrl.ofTrigger(address, "");
    for (PrometheusChart chart : charts) {
      if (url.leadsTo(chart)) {
        return chart.labels();
      }
    }
    return null;
  }

  /** True for a matcher that no series without the label meets. */
  private static boolean asks(LabelMatcher matcher) {
    return matcher.operator() == LabelMatcher.Operator.EQUAL && !matcher.value().isEmpty();
  }

  /** Reports a label that the series does not have; returns true if there is a finding. */
  private static boolean label(
      OwnQuery query,
      String series,
      String label,
      Workload workload,
      @Nullable PodLabels labels,
      DiagnosticCollector findings) {
    String meant = ofPods(label, labels);
    if (meant == null) {
      List<String> known = SeriesLabels.of(series);
      if (known == null
          || !workload.exports().isEmpty()
          || known.contains(label)
          || SeriesLabels.isOfTarget(label, workload.allPodLabels())) {
        return false;
      }
      meant = SeriesLabels.meant(label, series);
    }
    findings.add(
        DiagnosticCode.LABEL_OF_SERIES,
        query.place(),
        "the query of "
            + query.scaled().title()
            + " asks for the label "
            + quoted(label)
            + ", which "
            + quoted(series)
            + " of workload "
            + quoted(workload.name())
            + " does not have"
            + (meant == null ? "" : "; did you mean " + quoted(meant) + "?"),
        meant == null ? "leave the label out" : "write " + quoted(meant),
        meant == null ? null : edit(query, label, meant));
    return true;
  }

  /** The label that this Prometheus has in the place of another one's; null for any other label. */
  private static @Nullable String ofPods(String label, @Nullable PodLabels labels) {
    if (labels == null) {
      return null;
    }
    PodLabels other = labels.equals(PodLabels.NEW) ? PodLabels.OLD : PodLabels.NEW;
    if (label.equals(other.namespace())) {
      return labels.namespace();
    }
    return label.equals(other.pod()) ? labels.pod() : null;
  }

  /** The edit of a label that the query has once. */
  private static @Nullable Edit edit(OwnQuery query, String wrong, String right) {
    String text = query.text();
    int at = text.indexOf(wrong);
    return at < 0 || text.indexOf(wrong, at + 1) >= 0
        ? null
        : Edit.set(query.place(), text.replace(wrong, right));
  }
}
