package io.gitopsprofile.check.release;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.release.Chart;
import io.gitopsprofile.model.release.GitRef;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.view.Located;
import org.jspecify.annotations.Nullable;

/**
 * PRF031: the ref of a chart in Git is a branch. Each push to the branch changes the installed
 * chart without a commit in the profile's own repository; the Helm Operator polls every five
 * minutes, and uses {@code master} if there is no ref. The check accepts a commit, a tag that looks
 * like a version, and a possible short commit. (Source: helm-operator, {@code
 * types_helmrelease.go}.)
 */
final class ChartBranchCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (Located<HelmRelease> release : context.releases()) {
      if (release.value().chart() instanceof Chart.Git chart && moves(chart.ref())) {
        ProfilePath place = release.at("chart").key(chart.ref() == null ? "git" : "ref");
        findings.add(
            DiagnosticCode.CHART_BRANCH,
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
