package io.gitopsprofile.adapter;

import io.gitopsprofile.catalog.ExportedMetrics;
import io.gitopsprofile.catalog.SeriesOrigin;
import io.gitopsprofile.catalog.image.IstioSidecar;
import io.gitopsprofile.catalog.image.KnownImages;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ProfileParts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  /**
   * Returns the exported series that was meant by another name; null if none is near. A histogram
   * without an ending, or with another one, means its {@code _count}, the number of events; its
   * {@code _sum} is their size or duration.
   */
  public static @Nullable String nearest(String series, Collection<String> exported) {
    String counted = counted(series, exported);
    if (counted != null) {
      return counted;
    }
    String nearest = ClosestName.of(series, exported).orElse(null);
    String base = nearest == null ? null : base(nearest);
    boolean said = series.contains("_sum") || series.contains("_bucket");
    return base != null && !said && exported.contains(base + "_count") ? base + "_count" : nearest;
  }

  /**
   * Returns the count of a histogram that a series names without its ending; null if there is none.
   */
  public static @Nullable String counted(String series, Collection<String> exported) {
    String plain = series.endsWith("_total") ? series.substring(0, series.length() - 6) : series;
    return exported.contains(plain + "_count") ? plain + "_count" : null;
  }

  private static @Nullable String base(String series) {
    for (String ending : List.of("_sum", "_bucket")) {
      if (series.endsWith(ending)) {
        return series.substring(0, series.length() - ending.length());
      }
    }
    return null;
  }

  /**
   * Returns the series of all workloads; none if those of a workload are not known, or if no
   * workload says what it exports.
   */
  public static Set<String> ofWorkloads(ProfileParts parts) {
    Set<String> names = new LinkedHashSet<>();
    boolean said = false;
    for (Located<Workload> workload : parts.workloads()) {
      List<ExportedMetrics> exported = KnownImages.metrics(workload.value());
      if (exported == null) {
        return Set.of();
      }
      said |= !workload.value().exports().isEmpty();
      for (ExportedMetrics one : exported) {
        names.addAll(one.series().keySet());
      }
    }
    return said ? names : Set.of();
  }

  /** The workloads that export a series, found once for all queries. */
  private record Exporters(Map<String, List<Workload>> bySeries) {}

  /** Returns the workloads that export a series, as far as their exports and known images say. */
  public static List<Workload> exporters(String series, ProfileParts parts) {
    Exporters known = parts.shared(Exporters.class);
    if (known == null) {
      known = new Exporters(new HashMap<>());
      for (Located<Workload> workload : parts.workloads()) {
        Set<String> names = new LinkedHashSet<>();
        for (ExportedMetrics one : KnownImages.some(workload.value())) {
          names.addAll(one.series().keySet());
        }
        for (String name : names) {
          List<Workload> same = known.bySeries.get(name);
          if (same == null) {
            same = new ArrayList<>(1);
            known.bySeries.put(name, same);
          }
          same.add(workload.value());
        }
      }
      parts.share(known);
    }
    return known.bySeries.getOrDefault(series, List.of());
  }

  /** True if a workload exports a series, as far as its exports and known images say. */
  public static boolean isOf(Workload workload, String series) {
    for (ExportedMetrics one : KnownImages.some(workload)) {
      if (one.series().containsKey(series)) {
        return true;
      }
    }
    return false;
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
      Set<String> yielding = new LinkedHashSet<>();
      for (String name : one.series().keySet()) {
        if (need.name().equals(rule.naming().metricOf(name))) {
          yielding.add(name);
        }
      }
      String nearest = nearest(series, yielding);
      right = nearest == null ? right : nearest;
    }
    return right;
  }
}
