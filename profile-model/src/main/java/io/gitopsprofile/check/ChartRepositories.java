package io.gitopsprofile.check;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Chart;
import io.gitopsprofile.model.HelmRelease;
import io.gitopsprofile.model.Target;

/**
 * The stable and incubator charts of Helm: their first home is gone, so that the release fails with
 * {@code looks like "https://kubernetes-charts.storage.googleapis.com" is not a valid chart
 * repository}, and their archive at charts.helm.sh has had no fix since 2020-11-13. (Source:
 * helm/charts, {@code README.md}.) Where the archive's chart does not run on the target at all,
 * {@link ServedCharts} says so instead.
 */
final class ChartRepositories implements Check {

  @Override
  public void run(Subject subject, Findings findings) {
    for (Part<HelmRelease> release : subject.releases()) {
      if (release.value().chart() instanceof Chart.Repository chart) {
        ProfilePath place = release.at("chart").key("repository");
        if (ChartHome.isDead(chart)) {
          reportDead(release.value(), chart, place, ChartApis.isServed(chart, subject.profile().target().kubernetes()), findings);
        } else if (ChartHome.isFrozen(chart) && ChartApis.isServed(chart, subject.profile().target().kubernetes())) {
          reportFrozen(release.value(), chart, place, subject.profile().target(), findings);
        }
      }
    }
  }

  private static void reportDead(
      HelmRelease release,
      Chart.Repository chart,
      ProfilePath place,
      boolean runs,
      Findings findings) {
    String archive =
        "https://charts.helm.sh/"
            + (ChartHome.isIncubator(chart) ? "incubator" : "stable");
    String living = LivingChart.of(chart);
    findings.add(
        DiagnosticCode.DEAD_REPOSITORY,
        place,
        "the release \""
            + release.name()
            + "\" takes its chart from "
            + chart.repository()
            + ", which does not exist any more",
        runs
            ? "write " + archive + ", the archive of the same charts, or better " + living
            : "write " + living);
  }

  private static void reportFrozen(
      HelmRelease release,
      Chart.Repository chart,
      ProfilePath place,
      Target target,
      Findings findings) {
    if (target.hasLivingCharts()) {
      findings.add(
          DiagnosticCode.NO_LIVING_CHART,
          place,
          "the target asks for living charts, but in which one "
              + chart.name()
              + " "
              + chart.version()
              + " of the release \""
              + release.name()
              + "\" lives on is not known, or what becomes of its values",
          "write " + LivingChart.of(chart) + ", with the values of that chart");
      return;
    }
    findings.add(
        DiagnosticCode.FROZEN_REPOSITORY,
        place,
        "the release \""
            + release.name()
            + "\" takes its chart from "
            + chart.repository()
            + ", an archive that has had no fix since November 2020",
        "plan to move to " + LivingChart.of(chart));
  }
}
