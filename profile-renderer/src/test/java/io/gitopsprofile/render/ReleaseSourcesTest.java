package io.gitopsprofile.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.check.DiagnosticCode;
import io.gitopsprofile.check.ProfilePath;
import io.gitopsprofile.model.Chart;
import io.gitopsprofile.model.HelmRelease;
import io.gitopsprofile.model.NamespacedName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A source's name is made of what it fetches alone, and what is one source is fetched once. */
class ReleaseSourcesTest {

  private static final String GITHUB = "git@github.com:acme/charts.git";

  private final Problems problems = new Problems();

  @ParameterizedTest
  @CsvSource({
    "https://prometheus-community.github.io/helm-charts, prometheus-community-github-io-helm-charts",
    "https://kubernetes-sigs.github.io/metrics-server/, kubernetes-sigs-github-io-metrics-server",
    "https://Charts.Helm.sh/stable, charts-helm-sh-stable",
    "oci://ghcr.io/prometheus-community/charts, ghcr-io-prometheus-community-charts"
  })
  void whatIsUsualHasAPlainName(String url, String name) {
    assertThat(names(repository(url, null))).containsExactly(name);
  }

  @Test
  void whatAPlainNameDoesNotTellHasASum() {
    List<String> names =
        names(
            repository("https://example.com/charts", null),
            repository("http://example.com/charts", null),
            repository("https://example.com/Charts", null),
            repository("https://example.com/charts_", null),
            repository("https://example.com//charts", null),
            repository("https://example.com/charts", "one"),
            repository("https://example.com/charts/one", null),
            repository("https://example.com:443/charts", null),
            git("https://example.com/charts", "refs/heads/1.0", null),
            git("https://example.com/charts", "1.0", null),
            git("https://example.com/charts", "a/b", null),
            git("https://example.com/charts", "a-b", null),
            oci("1.0", null),
            oci(null, "1.0"));
    assertThat(names).doesNotHaveDuplicates().hasSize(14);
    assertThat(names).filteredOn(name -> !name.matches(".*-[0-9a-f]{8}")).hasSize(5);
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void aNameDependsOnNoOtherReleaseAndNoOrder() {
    List<Chart> charts =
        List.of(
            repository("https://example.com/charts", "one"),
            repository("https://example.com/charts/one", null),
            repository("http://example.com/charts/one", null),
            git(GITHUB, "main", "login"),
            git("https://github.com/acme/charts", "main", null),
            oci("1.0", null));
    List<String> alone = new ArrayList<>();
    for (Chart chart : charts) {
      alone.addAll(names(chart));
    }
    List<Chart> reversed = new ArrayList<>(charts);
    Collections.reverse(reversed);
    List<String> last = names(reversed.toArray(Chart[]::new));
    Collections.reverse(last);
    assertThat(names(charts.toArray(Chart[]::new))).isEqualTo(alone).isEqualTo(last);
  }

  @Test
  void whatIsWrittenOtherwiseIsOneSource() {
    ReleaseSources sources = new ReleaseSources(problems);
    assertThat(use(sources, repository("https://x.io/charts/", null)).isNew()).isTrue();
    ReleaseSources.Use same = use(sources, repository("https://X.io/charts", null));
    assertThat(same.isNew()).isFalse();
    assertThat(same.source().spec()).extracting("url").isEqualTo("https://x.io/charts/");
    assertThat(use(sources, git(GITHUB, "main", "login")).isNew()).isTrue();
    assertThat(use(sources, git("ssh://git@github.com/acme/charts", "main", "login")).isNew())
        .isFalse();
    assertThat(use(sources, git("https://github.com/acme/charts", null, null)).isNew()).isTrue();
    assertThat(
            use(sources, git("https://github.com/acme/charts.git/", "refs/heads/master", null))
                .isNew())
        .isFalse();
  }

  @Test
  void twoOfOneNameAreAnError() {
    names(
        repository("https://a.example.com/charts", null),
        repository("https://a-example.com/charts", null));
    assertThat(problems.all())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.code()).isEqualTo(DiagnosticCode.DUPLICATE_OBJECT);
              assertThat(found.message())
                  .contains("\"apps/a-example-com-charts\"")
                  .contains("https://a.example.com/charts")
                  .contains("https://a-example.com/charts");
            });
  }

  @Test
  void twoVersionsOfOneNameAreToldApart() {
    names(oci("1.2.3", null), oci("1-2-3", null));
    assertThat(problems.all())
        .singleElement()
        .satisfies(
            found ->
                assertThat(found.message())
                    .contains("of oci://ghcr.io/stefanprodan/charts/podinfo 1.2.3 from")
                    .contains("of oci://ghcr.io/stefanprodan/charts/podinfo 1-2-3 from"));
  }

  @ParameterizedTest
  @CsvSource({
    "https://_, source-",
    "https://München_/, m-nchen-",
    "https://мир, source-",
    "https://user:pa@ss@Host, host-",
    "https://user:pa@ss@Host/charts, host-charts-",
    "https://user@host/a@b, host-a-b-"
  })
  void aNameIsOneWithoutTheLogin(String url, String start) {
    assertThat(names(repository(url, null)))
        .singleElement()
        .asString()
        .matches(start + "[0-9a-f]{8}");
  }

  private List<String> names(Chart... charts) {
    ReleaseSources sources = new ReleaseSources(problems);
    List<String> names = new ArrayList<>();
    for (Chart chart : charts) {
      names.add(use(sources, chart).source().metadata().getName());
    }
    return names;
  }

  private static ReleaseSources.Use use(ReleaseSources sources, Chart chart) {
    HelmRelease release =
        HelmRelease.builder().name("podinfo").namespace("apps").chart(chart).build();
    return sources.of(chart, release, ProfilePath.ROOT.key("chart"));
  }

  private static Chart repository(String url, String secret) {
    return new Chart.Repository(url, "podinfo", "6.9.0", secret);
  }

  private static Chart git(String url, String ref, String secret) {
    NamespacedName login = secret == null ? null : new NamespacedName(secret, null);
    return new Chart.Git(url, ref, "charts/podinfo", login, null);
  }

  private static Chart oci(String tag, String semver) {
    return Chart.Oci.builder()
        .oci("oci://ghcr.io/stefanprodan/charts/podinfo")
        .tag(tag)
        .semver(semver)
        .build();
  }
}
