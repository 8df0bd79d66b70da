package io.gitopsprofile.check;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Workload;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * PRF016: the scaled pods do not export the series of the rule behind their autoscaler, or not as a
 * counter. In the cluster the metric is never listed, or has senseless values. Write the name of a
 * series that the application exports. (Source: stefanprodan/podinfo pkg/api/metrics.go)
 *
 * <p>Only decided where every image of the pods is known and nothing injects a container; of what
 * Istio's sidecars count, where they are injected.
 */
final class SeriesExported implements Check {

  @Override
  public void run(Subject subject, Findings findings) {
    for (MetricNeed need : MetricNeed.all(subject)) {
      Slip slip = slipOf(need, subject);
      if (slip != null) {
        findings.add(
            DiagnosticCode.SERIES_NOT_EXPORTED,
            slip.rule().seriesPath(),
            "\""
                + need.name()
                + "\" of "
                + need.title()
                + " is not made of \""
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
    for (PodSource source : PodSource.all(subject)) {
      List<ExportedMetrics> exported = of(source.series(), source.workload().value(), subject);
      if (exported == null || source.rule().query().exactName() == null) {
        continue;
      }
      if (source.exporters().isEmpty()) {
        reportMissing(source, exported, findings);
      } else if (isGauge(source) && takesRate(source.rule())) {
        add(
            findings,
            source,
            "takes the rate of \"" + source.series() + "\", which is a gauge in",
            "take the rate of a counter, or the gauge as it is");
      }
    }
  }

  /**
   * Whether a metric is not made only because its rule is for a series that is nearly one of those
   * that the scaled pods export: then the rule is what is wrong.
   */
  static boolean explains(MetricNeed need, Subject subject) {
    return slipOf(need, subject) != null;
  }

  /** A rule of a series that nobody exports, and the one that it must be for. */
  private record Slip(Rule rule, String series, String right, Workload workload) {}

  private static @Nullable Slip slipOf(MetricNeed need, Subject subject) {
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
  private static @Nullable List<ExportedMetrics> of(
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

  private static void reportMissing(
      PodSource source, List<ExportedMetrics> exported, Findings findings) {
    List<String> names = new ArrayList<>();
    for (ExportedMetrics one : exported) {
      names.addAll(one.series().keySet());
    }
    @Nullable String nearest = Nearest.of(source.series(), names).orElse(null);
    if (source.isOfIstio() && (nearest == null || !IstioSidecar.isSlip(source.series(), nearest))) {
      return;
    }
    String message = "is made of \"" + source.series() + "\", which is not exported by";
    String fix = "write the name of a series that the application exports";
    Edit edit = edit(source.rule(), source.series(), Nearest.slip(source.series(), names));
    String write = "write \"" + nearest + "\"";
    add(findings, source, message, nearest == null ? fix : write, nearest, edit);
  }

  private static @Nullable Edit edit(Rule rule, String series, @Nullable String right) {
    String written = rule.inShort() ? series : rule.full().seriesQuery();
    int at = written.indexOf(series);
    return right == null || at < 0 || written.indexOf(series, at + 1) >= 0
        ? null
        : Edit.set(rule.seriesPath(), written.replace(series, right));
  }

  private static boolean isGauge(PodSource source) {
    for (ExportedMetrics exported : source.exporters()) {
      if (Boolean.FALSE.equals(exported.series().get(source.series()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean takesRate(Rule rule) {
    String query = rule.full().metricsQuery();
    return query != null && query.matches("(?s).*\\b(rate|irate|increase)\\s*\\(.*");
  }

  private static void add(Findings findings, PodSource source, String message, String fix) {
    add(findings, source, message, fix, null, null);
  }

  private static void add(
      Findings findings,
      PodSource source,
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
