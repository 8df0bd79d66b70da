package io.gitopsprofile.check;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Workload;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The series that the pods of a profile are known to export. */
final class ExportedSeries {

  private ExportedSeries() {}

  /**
   * Whether a metric is not made only because its rule is for a series that is nearly one of those
   * that the scaled pods export: then the rule is what is wrong.
   */
  static boolean explains(MetricNeed need, Subject subject) {
    return slipOf(need, subject) != null;
  }

  /** A rule of a series that nobody exports, and the one that it must be for. */
  record Slip(Rule rule, String series, String right, Workload workload) {}

  static @Nullable Slip slipOf(MetricNeed need, Subject subject) {
    Part<Workload> target = subject.targetOf(need.autoscaler().value());
    AdapterRules rules = subject.adapterRules();
    if (!need.isOfPods() || target == null || !rules.producersOf(need).isEmpty()) {
      return null;
    }
    for (Rule rule : rules.custom()) {
      String series = rule.query().exactName();
      List<ExportedMetrics> exported = series == null ? null : of(series, target.value(), subject);
      String right =
          series == null || exported == null ? null : meant(series, need, rule, exported);
      if (series != null && right != null) {
        return new Slip(rule, series, right, target.value());
      }
    }
    return null;
  }

  /** What the pods export of a kind of series; null if not all of it is known. */
  static @Nullable List<ExportedMetrics> of(
      String series, Workload workload, Subject subject) {
    if (SeriesOrigin.isOfIstio(series)) {
      return IstioSidecar.isIn(workload, subject) ? List.of(IstioSidecar.METRICS) : null;
    }
    return PodSource.isInjected(workload, subject) ? null : ExportedMetrics.of(workload);
  }

  /** The exported series that a misspelt one must be, as its metric then has the name needed. */
  private static @Nullable String meant(
      String series, MetricNeed need, Rule rule, List<ExportedMetrics> exported) {
    String right = null;
    for (ExportedMetrics one : exported) {
      if (one.exports(series)) {
        return null;
      }
      String nearest = Nearest.of(series, one.series().keySet()).orElse("");
      if (need.name().equals(rule.naming().metricOf(nearest))) {
        right = nearest;
      }
    }
    return right;
  }
}
