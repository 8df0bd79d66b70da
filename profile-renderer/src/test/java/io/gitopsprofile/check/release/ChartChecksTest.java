package io.gitopsprofile.check.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.check.CheckRun;
import io.gitopsprofile.check.ReadFindings;
import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.adapter.MetricsAdapter;
import io.gitopsprofile.model.adapter.PrometheusEndpoint;
import io.gitopsprofile.model.release.Chart;
import io.gitopsprofile.model.release.HelmRelease;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@link ChartRepositoryCheck} and {@link ChartApiCheck} together report one finding per release.
 */
final class ChartChecksTest {

  private static final String STABLE = "https://charts.helm.sh/stable";
  private static final String MAINTAINED = "https://prometheus-community.github.io/helm-charts";
  private static final String DEAD = "https://kubernetes-charts.storage.googleapis.com";

  @ParameterizedTest
  @CsvSource({
    "1.21, https://prometheus-community.github.io/helm-charts, prometheus-adapter, 5.3.0",
    "1.30, https://prometheus-community.github.io/helm-charts, prometheus-adapter, 5.3.0",
    "1.30, https://kubernetes-sigs.github.io/metrics-server/, metrics-server, 3.13.1",
    "1.30, oci://ghcr.io/stefanprodan/charts, podinfo, 6.0.0",
    "1.21, https://aws.github.io/eks-charts, appmesh-controller, 1.3.0",
    "1.30, https://aws.github.io/eks-charts, appmesh-controller, 1.4.5",
    "1.30, https://aws.github.io/eks-charts, appmesh-controller, 1.13.3",
    "1.30, https://example.com/charts.helm.sh/stable, x, 1.0.0"
  })
  void maintained(String kubernetes, String repository, String chart, String version) {
    assertThat(places(kubernetes, repository, chart, version)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1.21, https://charts.helm.sh/stable, metrics-server, 2.8.8, PRF048"
        + " releases[0].chart.repository",
    "1.21, http://charts.helm.sh/stable/, prometheus, 9.0.0, PRF048 releases[0].chart.repository",
    "1.30, https://charts.helm.sh/incubator, kafka, 0.1.0, PRF048 releases[0].chart.repository",
    "1.22, https://charts.helm.sh/stable, metrics-server, 2.8.8, PRF049 releases[0].chart.version",
    "1.22, https://aws.github.io/eks-charts, appmesh-controller, 1.4.4, PRF049"
        + " releases[0].chart.version",
    "1.22, https://mirror.example.com, prometheus-adapter, v1.4.0, PRF049 releases[0].chart.version"
  })
  void discontinued(
      String kubernetes, String repository, String chart, String version, String finding) {
    assertThat(places(kubernetes, repository, chart, version)).containsExactly(finding);
  }

  @Test
  void deadNamesTheArchiveAndTheMaintained() {
    assertThat(findings("1.17", DEAD, "prometheus-adapter", "1.4.0"))
        .singleElement()
        .hasToString(
            "releases[0].chart.repository: error PRF047: the release \"a\" takes its chart from "
                + DEAD
                + ", which does not exist any more\n"
                + "  fix: write https://charts.helm.sh/stable, the archive of the same charts, or"
                + " better prometheus-adapter 5.3.0 of "
                + MAINTAINED);
    assertThat(
            findings(
                "1.17",
                "https://kubernetes-charts-incubator.storage.googleapis.com/",
                "kafka",
                "0.1.0"))
        .extracting(Diagnostic::fix)
        .singleElement()
        .asString()
        .startsWith("write https://charts.helm.sh/incubator,");
  }

  @ParameterizedTest
  @CsvSource({"6.9.0, ", "${VERSION}, ", "6.9.0.1, warning PRF153"})
  void leavesVersionToFluxThatReplacesVariables(String version, String finding) {
    String yaml =
        """
        profile: v1
        name: a
        target: {kubernetes: "1.35", flux: v2}
        namespaces: [{name: shop}]
        manifests:
          - apiVersion: source.toolkit.fluxcd.io/v1
            kind: HelmRepository
            metadata: {name: podinfo, namespace: shop}
            spec: {interval: 1h, url: "https://stefanprodan.github.io/podinfo"}
          - apiVersion: helm.toolkit.fluxcd.io/v2
            kind: HelmRelease
            metadata: {name: front, namespace: shop}
            spec:
              interval: 10m
              chart:
                spec: {chart: podinfo, version: "%s", sourceRef: {kind: HelmRepository, name: podinfo}}
        """;
    List<String> found = ReadFindings.of(yaml.formatted(version));
    if (finding == null) {
      assertThat(found).isEmpty();
    } else {
      assertThat(found).singleElement().asString().startsWith(finding);
    }
  }

  @ParameterizedTest
  @CsvSource({"'', ", "'enabled: true, ', warning PRF133"})
  void knowsThatBudgetOfChartIsOffByDefault(String budget, String finding) {
    String yaml =
        """
        profile: v1
        name: a
        target: {kubernetes: "1.35", flux: v2}
        namespaces: [{name: kube-system}]
        releases:
          - name: metrics-server
            namespace: kube-system
            chart: {repository: "https://kubernetes-sigs.github.io/metrics-server/", name: metrics-server, version: 3.13.1}
            values: {replicas: 1, podDisruptionBudget: {%sminAvailable: 1}}
        """;
    List<String> found = ReadFindings.of(yaml.formatted(budget));
    if (finding == null) {
      assertThat(found).isEmpty();
    } else {
      assertThat(found).singleElement().asString().startsWith(finding);
    }
  }

  @Test
  void reportsDeadAndUnservedChartOnce() {
    assertThat(findings("1.22", DEAD, "prometheus-adapter", "1.4.0"))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.code()).isEqualTo(DiagnosticCode.DEAD_REPOSITORY);
              assertThat(it.fix()).isEqualTo("write prometheus-adapter 5.3.0 of " + MAINTAINED);
            });
  }

  @Test
  void namesReplacementOfUnservedChart() {
    assertThat(findings("1.25", STABLE, "metrics-server", "2.8.8"))
        .singleElement()
        .hasToString(
            "releases[0].chart.version: error PRF049: metrics-server 2.8.8 of the release \"a\""
                + " needs apiregistration.k8s.io/v1beta1, which Kubernetes 1.7 to 1.21 serves, and"
                + " the target is 1.25\n"
                + "  fix: write metrics-server 3.13.1 of"
                + " https://kubernetes-sigs.github.io/metrics-server/");
  }

  @Test
  void reportsAdapterAtItsOwnPath() {
    Profile.Builder profile =
        CheckRun.profile("1.25", Flux.V1)
            .metricsAdapter(
                MetricsAdapter.builder()
                    .release(release(STABLE, "prometheus-adapter", "1.4.0"))
                    .prometheus(PrometheusEndpoint.of("http://prometheus.monitoring", 9090))
                    .build());
    assertThat(CheckRun.places(new ChartApiCheck(), profile))
        .containsExactly("PRF049 metricsAdapter.release.chart.version");
  }

  @ParameterizedTest
  @CsvSource({"29.27.0, , tag", "29.27.0, 29.x, semver"})
  void readsVersionFromOciTagOrRange(String tag, String semver, String place) {
    Chart chart =
        Chart.Oci.builder()
            .oci("oci://ghcr.io/prometheus-community/charts/prometheus")
            .tag(tag)
            .semver(semver)
            .build();
    Profile.Builder profile =
        CheckRun.profile("1.20", Flux.V2)
            .releases(HelmRelease.builder().name("a").namespace("demo").chart(chart).build());
    assertThat(CheckRun.places(new ChartApiCheck(), profile))
        .containsExactly("PRF049 releases[0].chart." + place);
  }

  @ParameterizedTest
  @CsvSource({"1.2.0, 1", "=1.4.4, 1", "1.4.5, 0", "^1.2.0, 0", "~1.4.0, 0", "1.x, 0", "1, 0"})
  void usesNewestVersionOfRange(String semver, int findings) {
    Chart chart =
        Chart.Oci.builder().oci("oci://example.com/appmesh-controller").semver(semver).build();
    Profile.Builder profile =
        CheckRun.profile("1.34", Flux.V2)
            .releases(HelmRelease.builder().name("a").namespace("demo").chart(chart).build());
    assertThat(CheckRun.places(new ChartApiCheck(), profile)).hasSize(findings);
  }

  private static List<String> places(
      String kubernetes, String repository, String chart, String version) {
    return findings(kubernetes, repository, chart, version).stream()
        .map(it -> it.code().code() + " " + it.path())
        .toList();
  }

  private static List<Diagnostic> findings(
      String kubernetes, String repository, String chart, String version) {
    Profile.Builder profile =
        CheckRun.profile(kubernetes, Flux.V1).releases(release(repository, chart, version));
    List<Diagnostic> all = new ArrayList<>();
    all.addAll(CheckRun.findings(new ChartRepositoryCheck(), profile));
    all.addAll(CheckRun.findings(new ChartApiCheck(), profile));
    return all;
  }

  private static HelmRelease release(String repository, String chart, String version) {
    return HelmRelease.builder()
        .name("a")
        .namespace("demo")
        .chart(Chart.Repository.of(repository, chart, version))
        .build();
  }
}
