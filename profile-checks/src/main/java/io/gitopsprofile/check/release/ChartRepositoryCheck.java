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
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.ProfileObject;

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
    for (ProfileObject source : context.objects().ofKind("HelmRepository")) {
      if (source.isManifest() || source.part().steps().get(0).equals("sources")) {
        reportDead(source, source.field("spec", "url"), findings);
      }
    }
    for (ProfileObject release : context.objects().ofKind("HelmRelease")) {
      if (release.isManifest()) {
        reportDead(release, release.field("spec", "chart", "repository"), findings);
      }
    }
  }

  /** Reports the address of an object that no typed release is rendered to. */
  private static void reportDead(
      ProfileObject object, ObjectField address, DiagnosticCollector findings) {
    if (ChartHome.isDead(address.text())) {
      String archive = archive(ChartHome.isIncubator(address.text()));
      findings.add(
          DiagnosticCode.DEAD_REPOSITORY,
          address.path(),
          object.title() + " has the address " + address.text() + ", which does not exist any more",
          "write " + archive + ", the archive of the same charts, or better the chart's new home",
          Edit.set(address.path(), archive));
    }
  }

  private static String archive(boolean isIncubator) {
    return "https://charts.helm.sh/" + (isIncubator ? "incubator" : "stable");
  }

  private static void reportDead(
      HelmRelease release,
      Chart.Repository chart,
      ProfilePath place,
      boolean runs,
      DiagnosticCollector findings) {
    String archive = archive(ChartHome.isIncubator(chart));
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
