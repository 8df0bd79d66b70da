package io.gitopsprofile.check.adapter;

import io.gitopsprofile.adapter.ExportedSeries;
import io.gitopsprofile.adapter.PodMetricTrace;
import io.gitopsprofile.adapter.RequiredMetric;
import io.gitopsprofile.adapter.ResolvedRule;
import io.gitopsprofile.catalog.SeriesOrigin;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PRF132: a rule reads a series that no workload of the profile exports, and whose name is near to
 * one that a workload exports. PRF016 reports the rules behind the metric of scaled pods.
 *
 * <p>The check runs only if the series of every workload are known, by its images or by {@code
 * exports}, and if one workload says what it exports.
 */
final class RuleSeriesCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    Set<String> names = ExportedSeries.ofWorkloads(context);
    if (names.isEmpty()) {
      return;
    }
    Set<ResolvedRule> reported = reported(context);
    for (ResolvedRule rule : context.adapter().rules().written()) {
      String series = rule.query().exactName();
      if (series == null
          || series.contains(":")
          || reported.contains(rule)
          || names.contains(series)
          || SeriesOrigin.isNotOfApplications(series)
          || SeriesOrigin.isOfIstio(series)
          || SeriesOrigin.isOfEnvoy(series)) {
        continue;
      }
      @Nullable String nearest = ExportedSeries.nearest(series, names);
      if (nearest != null) {
        report(rule, series, nearest, findings);
      }
    }
  }

  /** Returns the rules that PRF016 judges. */
  private static Set<ResolvedRule> reported(CheckContext context) {
    Set<ResolvedRule> reported = Collections.newSetFromMap(new IdentityHashMap<>());
    for (PodMetricTrace trace : context.adapter().traces()) {
      reported.add(trace.rule());
    }
    for (RequiredMetric need : context.adapter().required()) {
      ExportedSeries.Slip slip = ExportedSeries.slipOf(need, context.adapter());
      if (slip != null) {
        reported.add(slip.rule());
      }
    }
    return reported;
  }

  private static void report(
      ResolvedRule rule, String series, String nearest, DiagnosticCollector findings) {
    findings.add(
        DiagnosticCode.SERIES_OF_NOBODY,
        rule.seriesPath(),
        "the rule reads \""
            + series
            + "\", which no workload of the profile exports; did you mean \""
            + nearest
            + "\"?",
        "write \"" + nearest + "\", or add the series to exports of its workload",
        rule.inShort() ? Edit.set(rule.seriesPath(), nearest) : null);
  }
}
