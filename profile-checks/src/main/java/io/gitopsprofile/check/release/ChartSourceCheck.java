package io.gitopsprofile.check.release;

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
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.view.Located;
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
    Flux flux = context.profile().target().flux();
    for (Located<HelmRelease> release : context.releases()) {
      Chart chart = release.value().chart();
      if (chart instanceof Chart.Repository from) {
        repository(release, from, flux, findings);
      } else if (chart instanceof Chart.Oci from) {
        artifact(release, from, findings);
      } else if (chart instanceof Chart.InSource from && from.version() != null) {
        version(release, "version", from.version(), Flux.V2, findings);
      }
    }
  }

  private static void repository(
      Located<HelmRelease> release,
      Chart.Repository chart,
      Flux flux,
      DiagnosticCollector findings) {
    String url = chart.repository();
    ProfilePath place = release.at("chart").key("repository");
    boolean oci = url.startsWith("oci:");
    if (oci && flux == Flux.V1) {
      findings.add(
          DiagnosticCode.FIELD_NOT_SERVED,
          place,
          title(release) + " takes its chart from " + url + ", and Flux v1 cannot fetch from OCI",
          "write the https address of the chart's repository, or target Flux v2");
      return;
    }
    ProfilePath name = release.at("chart").key("name");
    int slash = chart.name().lastIndexOf('/');
    String bare = chart.name().substring(slash + 1);
    if (oci) {
      String parent = withoutLast(url);
      // The project of a chart may have its name: oci://public.ecr.aws/karpenter/karpenter.
      boolean hasPath = parent.indexOf('/', "oci://".length()) > 0;
      if (hasPath && lastPart(url).equals(chart.name())) {
        add(
            place,
            title(release) + " looks for " + trimmed(url) + "/" + chart.name(),
            "; the address already has the chart's name",
            "write " + parent,
            Edit.set(place, parent),
            findings);
      }
    } else if (isPage(url)) {
      add(
          place,
          title(release) + " takes its chart from " + url,
          ", the address of a web page or file, and not of a repository with an index.yaml",
          page(url),
          null,
          findings);
    } else if (slash >= 0 && !bare.isEmpty()) {
      add(
          name,
          title(release) + " asks for the chart \"" + chart.name() + "\"",
          "; \"" + chart.name().substring(0, slash) + "\" is an alias of helm repo add",
          "write " + bare,
          Edit.set(name, bare),
          findings);
    } else {
      listed(release, chart, name, findings);
    }
    if (chart.version() != null) {
      version(release, "version", chart.version(), flux, findings);
    }
  }

  private static void listed(
      Located<HelmRelease> release,
      Chart.Repository chart,
      ProfilePath name,
      DiagnosticCollector findings) {
    List<String> charts = ChartRepositories.charts(chart.repository());
    if (charts.isEmpty() || charts.contains(chart.name())) {
      return;
    }
    String slip = ClosestName.slip(chart.name(), charts);
    String home = ChartRepositories.homeOf(chart.name());
    add(
        name,
        title(release) + " asks for the chart \"" + chart.name() + "\"",
        ", which " + chart.repository() + " does not have",
        slip != null
            ? "write " + slip
            : home != null
                ? "write repository: " + home
                : "write one of its charts: " + String.join(", ", charts),
        Edit.setIfKnown(name, slip),
        findings);
  }

  private static void artifact(
      Located<HelmRelease> release, Chart.Oci chart, DiagnosticCollector findings) {
    ProfilePath place = release.at("chart").key("oci");
    String last = lastPart(chart.oci());
    int colon = last.indexOf(':');
    if (colon >= 0 && !withoutLast(chart.oci()).endsWith("/")) {
      String bare = chart.oci().substring(0, chart.oci().lastIndexOf(':'));
      add(
          place,
          title(release) + " takes its chart from " + chart.oci(),
          "; an address has no tag",
          "write " + bare + ", and tag: " + last.substring(colon + 1),
          chart.tag() == null && chart.semver() == null ? Edit.set(place, bare) : null,
          findings);
    } else if (last.equals("charts") || last.equals("helm-charts")) {
      add(
          place,
          title(release) + " takes its chart from " + chart.oci(),
          ", which lacks the chart's name",
          "write " + trimmed(chart.oci()) + "/ and the chart's name",
          null,
          findings);
    }
    if (chart.semver() != null) {
      version(release, "semver", chart.semver(), Flux.V2, findings);
    } else if (chart.tag() != null && isRange(chart.tag())) {
      ProfilePath tag = release.at("chart").key("tag");
      add(
          tag,
          title(release) + " takes its chart from the tag \"" + chart.tag() + "\"",
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
      Located<HelmRelease> release,
      String key,
      String version,
      Flux flux,
      DiagnosticCollector findings) {
    ProfilePath place = release.at("chart").key(key);
    if (ChartVersionCheck.isWord(version)) {
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
          title(release) + " asks for the version \"" + version + "\" of its chart",
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

  private static String page(String url) {
    return url.endsWith("/index.yaml")
        ? "write " + url.substring(0, url.length() - "/index.yaml".length())
        : url.contains("://github.com/")
            ? "write the address of its Helm repository, or git: and path: for the chart in Git"
            : "write the address of the Helm repository that helm repo add takes";
  }

  private static void add(
      ProfilePath place,
      String thing,
      String problem,
      String fix,
      @Nullable Edit edit,
      DiagnosticCollector findings) {
    findings.add(DiagnosticCode.CHART_SOURCE, place, thing + problem, fix, edit);
  }

  private static String title(Located<HelmRelease> release) {
    return "the release \"" + release.value().name() + "\"";
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
