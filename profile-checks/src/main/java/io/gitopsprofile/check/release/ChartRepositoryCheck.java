package io.gitopsprofile.check.release;

import io.gitopsprofile.catalog.ChartHome;
import io.gitopsprofile.catalog.chart.KnownCharts;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.Target;
import io.gitopsprofile.model.release.Chart;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.view.Located;

/**
 * PRF047, PRF048, PRF113: a chart comes from Helm's stable or incubator repository: from its first
 * address, which no longer exists (PRF047), or from the archive at charts.helm.sh, without fixes
 * since 2020-11-13 (PRF048); PRF113 reports a chart without a maintained successor. The first
 * address fails with {@code looks like "https://kubernetes-charts.storage.googleapis.com" is not a
 * valid chart repository}. (Source: helm/charts, {@code README.md}.) If the archive's chart does
 * not run on the target at all, {@link ChartApiCheck} reports it instead.
 */
final class ChartRepositoryCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (Located<HelmRelease> release : context.releases()) {
      if (release.value().chart() instanceof Chart.Repository chart) {
        ProfilePath place = release.at("chart").key("repository");
        if (ChartHome.isDead(chart)) {
          reportDead(
              release.value(),
              chart,
              place,
              KnownCharts.isServed(chart, context.profile().target().kubernetes()),
              findings);
        } else if (ChartHome.isDiscontinued(chart)
            && KnownCharts.isServed(chart, context.profile().target().kubernetes())) {
          reportDiscontinued(release.value(), chart, place, context.profile().target(), findings);
        }
      }
    }
  }

  private static void reportDead(
      HelmRelease release,
      Chart.Repository chart,
      ProfilePath place,
      boolean runs,
      DiagnosticCollector findings) {
    String archive =
        "https://charts.helm.sh/" + (ChartHome.isIncubator(chart) ? "incubator" : "stable");
    String maintained = KnownCharts.maintainedTitle(chart);
    findings.add(
        DiagnosticCode.DEAD_REPOSITORY,
        place,
        "the release \""
            + release.name()
            + "\" takes its chart from "
            + chart.repository()
            + ", which does not exist any more",
        runs
            ? "write " + archive + ", the archive of the same charts, or better " + maintained
            : "write " + maintained,
        runs ? Edit.set(place, archive) : null);
  }

  private static void reportDiscontinued(
      HelmRelease release,
      Chart.Repository chart,
      ProfilePath place,
      Target target,
      DiagnosticCollector findings) {
    if (target.hasMaintainedCharts()) {
      findings.add(
          DiagnosticCode.NO_MAINTAINED_CHART,
          place,
          "the release \""
              + release.name()
              + "\" cannot move to a maintained chart; no successor of "
              + chart.name()
              + " "
              + chart.version()
              + ", or no migration of its values, is known",
          "write " + KnownCharts.maintainedTitle(chart) + ", with the values of that chart");
      return;
    }
    findings.add(
        DiagnosticCode.DISCONTINUED_REPOSITORY,
        place,
        "the release \""
            + release.name()
            + "\" takes its chart from "
            + chart.repository()
            + ", an archive that has had no fix since November 2020",
        "plan to move to " + KnownCharts.maintainedTitle(chart));
  }
}
