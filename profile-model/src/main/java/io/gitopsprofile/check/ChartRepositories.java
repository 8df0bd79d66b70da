package io.gitopsprofile.check;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Chart;
import io.gitopsprofile.model.HelmRelease;
import io.gitopsprofile.model.Target;
import java.util.Locale;
import java.util.Set;

/**
 * The stable and incubator charts of Helm: their first home is gone, so that the release fails with
 * {@code looks like "https://kubernetes-charts.storage.googleapis.com" is not a valid chart
 * repository}, and their archive at charts.helm.sh has had no fix since 2020-11-13. (Source:
 * helm/charts, {@code README.md}.) Where the archive's chart does not run on the target at all,
 * {@link ServedCharts} says so instead.
 */
final class ChartRepositories implements Check {

  private static final Set<String> DEAD =
      Set.of(
          "kubernetes-charts.storage.googleapis.com",
          "kubernetes-charts-incubator.storage.googleapis.com");
  private static final Set<String> FROZEN =
      Set.of("charts.helm.sh/stable", "charts.helm.sh/incubator");

  @Override
  public void run(Subject subject, Findings findings) {
    for (Part<HelmRelease> release : subject.releases()) {
      if (release.value().chart() instanceof Chart.Repository chart) {
        ProfilePath place = release.at("chart").key("repository");
        if (isDead(chart)) {
          reportDead(release.value(), chart, place, ServedCharts.runs(chart, subject), findings);
        } else if (FROZEN.contains(location(chart)) && ServedCharts.runs(chart, subject)) {
          reportFrozen(release.value(), chart, place, subject.profile().target(), findings);
        }
      }
    }
  }

  /** Whether a chart's repository takes no new versions any more, or is gone. */
  static boolean isClosed(Chart chart) {
    return chart instanceof Chart.Repository from
        && (isDead(chart) || FROZEN.contains(location(from)));
  }

  /** Whether there is no repository at the chart's any more. */
  static boolean isDead(Chart chart) {
    return chart instanceof Chart.Repository from && DEAD.contains(location(from));
  }

  private static void reportDead(
      HelmRelease release,
      Chart.Repository chart,
      ProfilePath place,
      boolean runs,
      Findings findings) {
    String archive =
        "https://charts.helm.sh/"
            + (location(chart).contains("incubator") ? "incubator" : "stable");
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
            : "write " + living,
        runs ? Edit.set(place, archive) : null);
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

  /** Host and path, without the end that does not count. */
  private static String location(Chart.Repository chart) {
    String url = chart.repository().toLowerCase(Locale.ROOT);
    String location = url.substring(url.indexOf("://") + 3);
    while (location.endsWith("/")) {
      location = location.substring(0, location.length() - 1);
    }
    return location;
  }
}
