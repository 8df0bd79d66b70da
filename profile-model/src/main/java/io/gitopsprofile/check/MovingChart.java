package io.gitopsprofile.check;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Chart;
import io.gitopsprofile.model.GitRef;
import io.gitopsprofile.model.HelmRelease;
import org.jspecify.annotations.Nullable;

/**
 * A chart in Git whose ref is a branch: whoever pushes to that branch changes what is installed,
 * with no commit in the profile's own repository. The Helm Operator looks every five minutes, and
 * takes {@code master} where there is no ref. (Source: helm-operator, {@code
 * types_helmrelease.go}.) A commit, a tag that reads like a version, and what could be a short
 * commit are not reported.
 */
final class MovingChart implements Check {

  @Override
  public void run(Subject subject, Findings findings) {
    for (Part<HelmRelease> release : subject.releases()) {
      if (release.value().chart() instanceof Chart.Git chart && moves(chart.ref())) {
        ProfilePath place = release.at("chart").key(chart.ref() == null ? "git" : "ref");
        findings.add(
            DiagnosticCode.MOVING_CHART,
            place,
            "the chart of the release \""
                + release.value().name()
                + "\" moves with the branch "
                + (chart.ref() == null ? "master, the default," : "\"" + chart.ref() + "\"")
                + " of "
                + chart.git(),
            "write the full id of a commit, or a tag, as ref");
      }
    }
  }

  private static boolean moves(@Nullable String ref) {
    if (ref == null) {
      return true;
    }
    GitRef.Kind kind = GitRef.of(ref).kind();
    return kind == GitRef.Kind.BRANCH || kind == GitRef.Kind.OTHER;
  }
}
