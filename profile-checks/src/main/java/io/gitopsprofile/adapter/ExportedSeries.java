package io.gitopsprofile.adapter;

import io.gitopsprofile.catalog.ExportedMetrics;
import io.gitopsprofile.catalog.SeriesOrigin;
import io.gitopsprofile.catalog.image.IstioSidecar;
import io.gitopsprofile.catalog.image.KnownImages;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.Located;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The series that the pods of a profile are known to export. */
public final class ExportedSeries {

  private ExportedSeries() {}

  /**
   * Returns true if a metric is missing only because its rule names a misspelled series of the
   * scaled pods. The rule is then the finding.
   */
  public static boolean explains(RequiredMetric need, AdapterAnalysis analysis) {
    return slipOf(need, analysis) != null;
  }

  /** A rule with a series that is not exported, and the exported series that was meant. */
  public record Slip(ResolvedRule rule, String series, String right, Workload workload) {}

  public static @Nullable Slip slipOf(RequiredMetric need, AdapterAnalysis analysis) {
    Located<Workload> target = analysis.parts().targetOf(need.autoscaler().value());
    AdapterRules rules = analysis.rules();
    if (!need.isOfPods() || target == null || !rules.producersOf(need).isEmpty()) {
      return null;
    }
    for (ResolvedRule rule : rules.custom()) {
      String series = rule.query().exactName();
      List<ExportedMetrics> exported = series == null ? null : of(series, target.value(), analysis);
      String right =
          series == null || exported == null ? null : meant(series, need, rule, exported);
      if (series != null && right != null) {
        return new Slip(rule, series, right, target.value());
      }
    }
    return null;
  }

  /** Returns the exported series of a kind of pod metrics; null if some are unknown. */
  public static @Nullable List<ExportedMetrics> of(
      String series, Workload workload, AdapterAnalysis analysis) {
    if (SeriesOrigin.isOfIstio(series)) {
      return IstioSidecar.isIn(workload, analysis.parts()) ? List.of(IstioSidecar.METRICS) : null;
    }
    return PodMetricTrace.isInjected(workload, analysis.parts())
        ? null
        : KnownImages.metrics(workload);
  }

  /**
   * Returns the exported series that a misspelled one was meant to be: with it, the metric has the
   * required name.
   */
  private static @Nullable String meant(
      String series, RequiredMetric need, ResolvedRule rule, List<ExportedMetrics> exported) {
    String right = null;
    for (ExportedMetrics one : exported) {
      if (one.exports(series)) {
        return null;
      }
      String nearest = ClosestName.of(series, one.series().keySet()).orElse("");
      if (need.name().equals(rule.naming().metricOf(nearest))) {
        right = nearest;
      }
    }
    return right;
  }
}
