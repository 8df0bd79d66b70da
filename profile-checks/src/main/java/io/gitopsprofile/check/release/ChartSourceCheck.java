package io.gitopsprofile.check.release;

import io.gitopsprofile.catalog.ChartVersion;
import io.gitopsprofile.catalog.repository.ChartRepositories;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.flux.SemverRange;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.release.Chart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * PRF071, PRF153: a chart cannot be fetched. The Helm Operator of Flux v1 does not fetch from OCI
 * registries (PRF071). PRF153 reports a name with the alias of {@code helm repo add}, an address
 * with the chart's name or of a web page, a chart that its repository does not have, and a version
 * that is not one, or an open range. (Source: helm-operator, issue 481; source-controller, {@code
 * docs/spec/v1/helmcharts.md}; Masterminds/semver, {@code README.md}.)
 */
final class ChartSourceCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (ReleasedChart release : ReleasedChart.of(context)) {
      Chart chart = release.chart();
      if (chart instanceof Chart.Repository from) {
        repository(release, from, findings);
      } else if (chart instanceof Chart.Oci from) {
        artifact(release, from, findings);
      } else if (chart instanceof Chart.InSource from && from.version() != null) {
        version(release, from.version(), release.version(), findings);
      }
    }
  }

  private static void repository(
      ReleasedChart release, Chart.Repository chart, DiagnosticCollector findings) {
    String url = chart.repository();
    ProfilePath place = release.address();
    boolean oci = url.startsWith("oci:");
    if (oci && release.flux() == Flux.V1) {
      findings.add(
          DiagnosticCode.FIELD_NOT_SERVED,
          place,
          release.title() + " takes its chart from " + url + ", and Flux v1 cannot fetch from OCI",
          "write the https address of the chart's repository, or target Flux v2");
      return;
    }
    ProfilePath name = release.name();
    int slash = chart.name().lastIndexOf('/');
    String bare = chart.name().substring(slash + 1);
    if (oci) {
      registry(release, chart, findings);
    } else if (isPage(url)) {
      add(
          place,
          release.title() + " takes its chart from " + url,
          ", the address of a web page or file, and not of a repository with an index.yaml",
          page(url),
          null,
          findings);
    } else if (isRegistry(url)) {
      String right = "oci" + url.substring(url.indexOf("://"));
      boolean isFlux2 = release.flux() == Flux.V2;
      add(
          place,
          release.title() + " takes its chart from " + url,
          ", a registry, which has no index.yaml",
          isFlux2
              ? "write " + right
              : "write the https address of the chart's repository, or target Flux v2",
          isFlux2 ? Edit.set(place, right) : null,
          findings);
    } else if (slash >= 0 && !bare.isEmpty()) {
      add(
          name,
          release.title() + " asks for the chart \"" + chart.name() + "\"",
          "; \"" + chart.name().substring(0, slash) + "\" is an alias of helm repo add",
          "write " + bare,
          Edit.set(name, bare),
          findings);
    } else {
      listed(release, chart, findings);
    }
    if (chart.version() != null) {
      version(release, chart.version(), release.version(), findings);
    }
  }

  private static void registry(
      ReleasedChart release, Chart.Repository chart, DiagnosticCollector findings) {
    String url = chart.repository();
    ProfilePath place = release.address();
    String parent = withoutLast(url);
    int colon = lastPart(url).indexOf(':');
    // The project of a chart may have its name: oci://public.ecr.aws/karpenter/karpenter.
    boolean isOfCharts = parent.endsWith("charts");
    if (colon >= 0 && !parent.endsWith("/")) {
      String bare = url.substring(0, url.lastIndexOf(':'));
      add(
          place,
          release.title() + " takes its chart from " + url,
          "; an address has no tag",
          "write " + bare + ", and the version beside it",
          chart.version() == null ? null : Edit.set(place, bare),
          findings);
    } else if (isOfCharts && lastPart(url).equals(chart.name())) {
      add(
          place,
          release.title() + " looks for " + trimmed(url) + "/" + chart.name(),
          "; the address already has the chart's name",
          "write " + parent,
          Edit.set(place, parent),
          findings);
    }
  }

  private static void listed(
      ReleasedChart release, Chart.Repository chart, DiagnosticCollector findings) {
    String near = ChartRepositories.around(chart.repository());
    if (near != null) {
      add(
          release.address(),
          release.title() + " takes its chart from " + chart.repository(),
          ", which is not a repository; its address ends at https://" + near,
          "write https://" + near,
          Edit.set(release.address(), "https://" + near),
          findings);
      return;
    }
    String moved = ChartRepositories.movedTo(chart.repository());
    if (moved != null && ChartVersion.major(chart) > 0) {
      add(
          release.address(),
          release.title() + " takes version " + chart.version() + " from " + chart.repository(),
          ", which has no version after 0",
          "write " + moved,
          Edit.set(release.address(), moved),
          findings);
      return;
    }
    List<String> charts = ChartRepositories.charts(chart.repository());
    String meant = charts.isEmpty() ? ChartRepositories.homeOf(chart.name()) : null;
    String url = trimmed(chart.repository());
    if (meant != null
        && !url.equals(meant)
        && meant.equals(ClosestName.slip(url, List.of(meant)))) {
      add(
          release.address(),
          release.title() + " takes its chart from " + chart.repository(),
          ", which is close to the address of the repository with the chart",
          "write " + meant,
          Edit.set(release.address(), meant),
          findings);
      return;
    }
    if (charts.isEmpty() || charts.contains(chart.name())) {
      return;
    }
    String slip = ClosestName.slip(chart.name(), charts);
    if (slip == null && ChartRepositories.mayHaveMore(chart.repository())) {
      return;
    }
    String only = charts.size() == 1 ? charts.get(0) : null;
    String home = ChartRepositories.homeOf(chart.name());
    add(
        release.name(),
        release.title() + " asks for the chart \"" + chart.name() + "\"",
        ", which " + chart.repository() + " does not have",
        slip != null
            ? "write " + slip
            : home != null
                ? "write repository: " + home
                : only != null
                    ? "write " + only
                    : "write one of its charts: " + String.join(", ", charts),
        Edit.setIfKnown(release.name(), slip == null && home == null ? only : slip),
        findings);
  }

  private static void artifact(
      ReleasedChart release, Chart.Oci chart, DiagnosticCollector findings) {
    ProfilePath place = release.address();
    String last = lastPart(chart.oci());
    int colon = last.indexOf(':');
    if (colon >= 0 && !withoutLast(chart.oci()).endsWith("/")) {
      String bare = chart.oci().substring(0, chart.oci().lastIndexOf(':'));
      add(
          place,
          release.title() + " takes its chart from " + chart.oci(),
          "; an address has no tag",
          "write " + bare + ", and tag: " + last.substring(colon + 1),
          chart.tag() == null && chart.semver() == null ? Edit.set(place, bare) : null,
          findings);
    } else if (last.equals("charts") || last.equals("helm-charts")) {
      add(
          place,
          release.title() + " takes its chart from " + chart.oci(),
          ", which lacks the chart's name",
          "write " + trimmed(chart.oci()) + "/ and the chart's name",
          null,
          findings);
    }
    ProfilePath at = place.parent();
    if (chart.semver() != null) {
      version(release, chart.semver(), at.key("semver"), findings);
    } else if (chart.tag() != null && isRange(chart.tag())) {
      ProfilePath tag = at.key("tag");
      add(
          tag,
          release.title() + " takes its chart from the tag \"" + chart.tag() + "\"",
          ", which is a range; a tag is one version",
          "write semver: " + chart.tag(),
          Edit.renameKey(tag, "semver"),
          findings);
    }
  }

  private static boolean isRange(String tag) {
    return SemverRange.isRange(tag) && !tag.equals("x");
  }

  private static void version(
      ReleasedChart release, String version, ProfilePath place, DiagnosticCollector findings) {
    Flux flux = release.flux();
    if (ChartVersionCheck.isWord(version) || version.indexOf('$') >= 0) {
      return;
    }
    String problem =
        !SemverRange.isValid(version)
            ? ", which is not a version"
            : !SemverRange.isRange(version)
                ? null
                : flux == Flux.V1
                    ? ", a range; the Helm Operator of Flux v1 needs one version"
                    : SemverRange.isOpen(version)
                        ? ", a range without an end; each new major version is installed"
                            + " without a commit"
                        : null;
    if (problem != null) {
      add(
          place,
          release.title() + " asks for the version \"" + version + "\" of its chart",
          problem,
          flux == Flux.V1
              ? "write one version, such as 1.2.3"
              : "write one version, such as 1.2.3, or a range such as 1.x",
          null,
          findings);
    }
  }

  private static boolean isPage(String url) {
    boolean git = url.contains("://github.com/") && !url.contains("/releases/download");
    return git
        || url.contains("://artifacthub.io")
        || url.contains("://hub.docker.com")
        || url.endsWith("/index.yaml")
        || url.endsWith(".tgz");
  }

  /** True for the address of a registry that has no charts but by oci. */
  private static boolean isRegistry(String url) {
    String host = url.substring(url.indexOf("://") + 3);
    host = host.substring(0, host.indexOf('/') < 0 ? host.length() : host.indexOf('/'));
    return host.equals("ghcr.io")
        || host.equals("registry-1.docker.io")
        || host.equals("docker.io")
        || host.equals("public.ecr.aws")
        || host.equals("quay.io")
        || host.endsWith(".azurecr.io")
        || (host.contains(".dkr.ecr.") && host.endsWith(".amazonaws.com"));
  }

  private static String page(String url) {
    return url.endsWith("/index.yaml")
        ? "write " + url.substring(0, url.length() - "/index.yaml".length())
        : url.contains("://github.com/")
            ? "write the address of its Helm repository, or git: and path: for the chart in Git"
            : "write the address of the Helm repository that helm repo add takes";
  }

  /** Adds a finding; an address that several releases share has one. */
  private static void add(
      ProfilePath place,
      String thing,
      String problem,
      String fix,
      @Nullable Edit edit,
      DiagnosticCollector findings) {
    if (!findings.has(DiagnosticCode.CHART_SOURCE, place)) {
      findings.add(DiagnosticCode.CHART_SOURCE, place, thing + problem, fix, edit);
    }
  }

  private static String trimmed(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  private static String lastPart(String url) {
    String trimmed = trimmed(url);
    return trimmed.substring(trimmed.lastIndexOf('/') + 1);
  }

  private static String withoutLast(String url) {
    String trimmed = trimmed(url);
    return trimmed.substring(0, Math.max(0, trimmed.lastIndexOf('/')));
  }
}
