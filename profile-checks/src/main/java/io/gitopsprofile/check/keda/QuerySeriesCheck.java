package io.gitopsprofile.check.keda;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.adapter.PrometheusResolver;
import io.gitopsprofile.adapter.PrometheusUrl;
import io.gitopsprofile.catalog.ExportedMetrics;
import io.gitopsprofile.catalog.PrometheusChart;
import io.gitopsprofile.catalog.PrometheusChart.PodLabels;
import io.gitopsprofile.catalog.image.KnownImages;
import io.gitopsprofile.catalog.image.SeriesLabels;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.promql.Expression;
import io.gitopsprofile.promql.Expression.VectorSelector;
import io.gitopsprofile.promql.LabelMatcher;
import io.gitopsprofile.promql.PromqlException;
import io.gitopsprofile.promql.PromqlParser;
import io.gitopsprofile.promql.PromqlVersion;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;
import io.gitopsprofile.view.ProfileObject;
import io.gitopsprofile.view.ScalingObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * PRF132, PRF174: the query of a Prometheus trigger reads a series whose name is a slip of one that
 * the scaled pods export (PRF132), or asks such a series for a label that it does not have
 * (PRF174), so that the result is empty, which KEDA reads as 0. (Source: KEDA,
 * pkg/scalers/prometheus_scaler.go.) Queries that KEDA gets from a rule of the adapter are checked
 * with that rule. Series of other programs are not known.
 */
final class QuerySeriesCheck implements Check {

  /** The query of one trigger. */
  private record Query(
      ProfileObject scaled,
      String text,
      ProfilePath place,
      Workload workload,
      @Nullable PodLabels labels) {}

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (ProfileObject scaled : ScaledObjects.all(context.objects())) {
      ScalingObject scaler = ScalingObject.of(scaled);
      PodTemplate pods = scaler == null ? null : scaler.pods(context.objects());
      Located<Workload> workload = pods == null ? null : context.workload(pods.object());
      int index = 0;
      for (ObjectField trigger : ScaledObjects.triggers(scaled)) {
        String text = trigger.in("metadata", "query").text();
        ProfilePath place = ScaledObjects.place(trigger, index, context);
        index++;
        if (workload != null
            && TriggerTypes.isOfPrometheus(trigger.in("type").text())
            && ScaledObjects.isQuery(place)
            && text.indexOf('$') < 0) {
          String address = trigger.in("metadata", "serverAddress").text();
          PodLabels labels = labels(address, context);
          check(new Query(scaled, text, place, workload.value(), labels), findings);
        }
      }
    }
  }

  /** The labels by which the Prometheus at an address names pods; null if it is not known. */
  private static @Nullable PodLabels labels(String address, CheckContext context) {
    PrometheusUrl url = PrometheusUrl.ofTrigger(address, "");
    for (PrometheusChart chart : PrometheusResolver.all(context)) {
      if (url.leadsTo(chart)) {
        return chart.labels();
      }
    }
    return null;
  }

  private static void check(Query query, DiagnosticCollector findings) {
    List<ExportedMetrics> exported = KnownImages.metrics(query.workload());
    List<String> names = new ArrayList<>();
    for (ExportedMetrics one : exported == null ? List.<ExportedMetrics>of() : exported) {
      names.addAll(one.series().keySet());
    }
    if (names.isEmpty() || query.text().isEmpty()) {
      return;
    }
    Expression expression;
    try {
      expression = PromqlParser.parse(query.text(), PromqlVersion.ANY);
    } catch (PromqlException reportedElsewhere) {
      return;
    }
    for (Expression part : expression.all()) {
      String series = part instanceof VectorSelector selector ? selector.exactName() : null;
      if (series != null && !names.contains(series)) {
        String right = ClosestName.slip(series, names);
        if (right != null) {
          reportSeries(query, series, right, findings);
          return;
        }
      } else if (series != null && part instanceof VectorSelector selector) {
        for (LabelMatcher matcher : selector.matchers()) {
          if (asks(matcher) && label(query, series, matcher.label(), findings)) {
            return;
          }
        }
      }
    }
  }

  /** True for a matcher that no series without the label meets. */
  private static boolean asks(LabelMatcher matcher) {
    return matcher.operator() == LabelMatcher.Operator.EQUAL && !matcher.value().isEmpty();
  }

  /** Reports a label that the series does not have; returns true if it did. */
  private static boolean label(
      Query query, String series, String label, DiagnosticCollector findings) {
    String meant = ofPods(label, query.labels());
    if (meant == null) {
      List<String> known = SeriesLabels.of(series);
      if (known == null
          || known.contains(label)
          || SeriesLabels.isOfTarget(label, query.workload().allPodLabels())) {
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
            + quoted(query.workload().name())
            + " does not have"
            + (meant == null ? "" : "; did you mean " + quoted(meant) + "?"),
        meant == null ? "leave the label out" : "write " + quoted(meant),
        meant == null ? null : edit(query, label, meant));
    return true;
  }

  /** The label of pods that this Prometheus has in the place of another one's; null if it has it. */
  private static @Nullable String ofPods(String label, @Nullable PodLabels labels) {
    PodLabels other =
        labels == null ? null : labels.equals(PodLabels.NEW) ? PodLabels.OLD : PodLabels.NEW;
    if (labels == null || other == null) {
      return null;
    }
    return label.equals(other.namespace())
        ? labels.namespace()
        : label.equals(other.pod()) ? labels.pod() : null;
  }

  private static void reportSeries(
      Query query, String series, String right, DiagnosticCollector findings) {
    findings.add(
        DiagnosticCode.SERIES_OF_NOBODY,
        query.place(),
        "the query of "
            + query.scaled().title()
            + " reads "
            + quoted(series)
            + ", which workload "
            + quoted(query.workload().name())
            + " does not export; did you mean "
            + quoted(right)
            + "?",
        "write " + quoted(right),
        edit(query, series, right));
  }

  /** The edit of a word that the query has once. */
  private static @Nullable Edit edit(Query query, String wrong, String right) {
    int at = query.text().indexOf(wrong);
    return at < 0 || query.text().indexOf(wrong, at + 1) >= 0
        ? null
        : Edit.set(query.place(), query.text().replace(wrong, right));
  }
}
