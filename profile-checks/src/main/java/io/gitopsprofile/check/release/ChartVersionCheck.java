package io.gitopsprofile.check.release;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.release.Chart;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.release.chart.ChartSourceKind;
import io.gitopsprofile.model.source.HelmChart;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.ProfileObject;
import org.jspecify.annotations.Nullable;

/**
 * PRF086: the version of a chart in a Helm repository has no digit and no wildcard, such as {@code
 * latest}, so that it is neither a version nor a range. A source of another kind has no versions.
 * (Source: source-controller, internal/helm/repository; helm-operator, pkg/chartsync.)
 */
final class ChartVersionCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    boolean isFlux2 = context.profile().target().flux() == Flux.V2;
    for (Located<HelmRelease> part : context.releases()) {
      Chart chart = part.value().chart();
      ProfilePath place = part.at("chart").key("version");
      String title = "the chart of the release " + quoted(part.value().name());
      if (chart instanceof Chart.Repository repository) {
        check(repository.version(), title, place, isFlux2, findings);
      } else if (chart instanceof Chart.InSource source
          && source.sourceRef().kind() == ChartSourceKind.HELM_REPOSITORY) {
        check(source.version(), title, place, isFlux2, findings);
      }
    }
    for (int i = 0; i < context.profile().sources().size(); i++) {
      if (context.profile().sources().get(i) instanceof HelmChart chart
          && chart.sourceRef().kind() == ChartSourceKind.HELM_REPOSITORY) {
        ProfilePath place =
            ProfilePath.ROOT.key("sources").index(i).key("helmChart").key("version");
        check(chart.version(), "the HelmChart " + quoted(chart.name()), place, isFlux2, findings);
      }
    }
    for (ProfileObject release : context.objects().ofKind("HelmRelease")) {
      if (release.isManifest()) {
        ObjectField chart = release.field("spec", "chart");
        ObjectField v2 = chart.in("spec");
        String source = v2.in("sourceRef", "kind").text();
        String repository = chart.in("repository").text();
        ObjectField version = v2.isPresent() ? v2.in("version") : chart.in("version");
        if (source.equals("HelmRepository") || !repository.isEmpty()) {
          String title = "the chart of the HelmRelease " + quoted(release.name());
          check(version.text(), title, version.path(), isFlux2, findings);
        }
      }
    }
  }

  private static void check(
      @Nullable String version,
      String title,
      ProfilePath place,
      boolean isFlux2,
      DiagnosticCollector findings) {
    if (version == null || version.isEmpty() || !isWord(version)) {
      return;
    }
    findings.add(
        DiagnosticCode.CHART_VERSION,
        place,
        title + " has the version " + quoted(version) + ", which is neither a version nor a range",
        isFlux2 ? "write an exact version or a range such as 1.x" : "write an exact version");
  }

  /** Returns true for a word such as {@code latest}, which is neither a version nor a range. */
  static boolean isWord(String version) {
    return !hasNumber(version) && PARTS_OF_PATTERN.indexOf(first(version)) < 0;
  }

  private static final String PARTS_OF_PATTERN = "*xX$";

  private static char first(String version) {
    String rest = version.startsWith("v") ? version.substring(1) : version;
    return rest.isEmpty() ? '-' : rest.charAt(0);
  }

  private static boolean hasNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
        return true;
      }
    }
    return false;
  }
}
