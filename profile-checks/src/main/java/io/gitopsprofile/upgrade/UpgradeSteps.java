package io.gitopsprofile.upgrade;

import io.gitopsprofile.catalog.ChartSuccessor;
import io.gitopsprofile.catalog.ChartSuccessor.Selectors;
import io.gitopsprofile.catalog.chart.KnownCharts;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.kubernetes.ApiVersionTable;
import io.gitopsprofile.kubernetes.WorkloadKind;
import io.gitopsprofile.model.release.Chart;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.value.ShellCommand;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ReleaseValues;
import org.jspecify.annotations.Nullable;

/**
 * The steps that remain for a release after its chart was replaced with a maintained one.
 *
 * @param release the release as the profile writes it
 * @param successor the maintained chart
 * @param findings the collector of the steps
 */
record UpgradeSteps(
    Located<HelmRelease> release, ChartSuccessor successor, DiagnosticCollector findings) {

  /**
   * Reports all steps.
   *
   * @param renames whether the labels of the adapter's Prometheus are renamed
   */
  void report(boolean renames) {
    if (successor.selectors() != Selectors.KEPT) {
      reportSelector();
    }
    reportElsewhere("valuesFrom", release.value().valuesFrom().size());
    reportElsewhere("valueFileSecrets", release.value().valueFileSecrets().size());
    HelmRelease written = release.value();
    if (!written.postRenderers().isEmpty()) {
      elsewhere(
          release.at("postRenderers"),
          "the postRenderers",
          "check that they still apply; names stay, labels and containers may differ");
    }
    if (Boolean.FALSE.equals(written.resetValues())) {
      elsewhere(
          release.at("resetValues"),
          "the previous values (resetValues: false)",
          "remove it; the upgrade then starts from the values of the new chart");
    }
    if (written.imageAutomation() != null) {
      findings.add(
          DiagnosticCode.NOT_MIGRATED,
          release.at("imageAutomation"),
          "the imageAutomation of the release \""
              + written.name()
              + "\" does not apply to "
              + successor.chart().nameAndVersion()
              + "; the chart sets its own image",
          "remove it");
    }
    if (renames && new ReleaseValues(written).says("rules", "existing")) {
      elsewhere(
          release.at("values").key("rules").key("existing"),
          "the rules in the ConfigMap of rules.existing",
          "replace kubernetes_namespace and kubernetes_pod_name with namespace and pod in them");
    }
  }

  /**
   * Reports the changed selector. Each of these charts except appmesh-controller selects its pods
   * by other labels than its predecessor.
   */
  private void reportSelector() {
    HelmRelease written = release.value();
    ReleaseValues values = new ReleaseValues(written);
    String name = values.fullNameInProfile(63);
    String delete =
        name != null && successor.selectors() == Selectors.OF_ONE_DEPLOYMENT
            ? ShellCommand.of("kubectl", "-n", values.namespace(), "delete", "deployment", name)
            : ShellCommand.of(
                "kubectl",
                "-n",
                values.namespace(),
                "delete",
                "deployment,statefulset,daemonset",
                "-l",
                "release=" + values.releaseName());
    findings.add(
        DiagnosticCode.CHART_NOT_UPGRADABLE,
        release.at("chart"),
        "Helm cannot upgrade the installed release \""
            + written.name()
            + "\" from "
            + written.chart().chartName()
            + version(written.chart())
            + " to "
            + successor.chart().nameAndVersion()
            + "; the new chart selects its pods by other labels, and the selector of a "
            + WorkloadKind.DEPLOYMENT
            + " is immutable",
        "on clusters with the old chart, run "
            + delete
            + " right before Flux applies this change"
            + afterRemoval(written.chart(), values.releaseName())
            + "; afterwards, or without such a cluster, accept "
            + DiagnosticCode.CHART_NOT_UPGRADABLE.code());
  }

  /**
   * Returns the step that repairs the stored manifest of the release. Helm reads this manifest and
   * fails if the cluster no longer serves an API in it.
   */
  private static String afterRemoval(Chart chart, String releaseName) {
    ApiVersionTable.@Nullable Row needed = KnownCharts.neededApi(chart);
    return needed == null
        ? ""
        : " (first run "
            + ShellCommand.of("helm", "mapkubeapis", releaseName)
            + " if the cluster no longer serves "
            + needed.apiVersion()
            + ")";
  }

  private static String version(Chart chart) {
    return chart instanceof Chart.Repository from ? " " + from.version() : "";
  }

  private void reportElsewhere(String key, int count) {
    for (int i = 0; i < count; i++) {
      elsewhere(
          release.at(key).index(i),
          "external values",
          "change them there to values of " + successor.chart().title());
    }
  }

  private void elsewhere(ProfilePath place, String what, String fix) {
    findings.add(
        DiagnosticCode.MIGRATE_ELSEWHERE,
        place,
        what
            + " of the release \""
            + release.value().name()
            + "\" cannot be migrated to "
            + successor.chart().nameAndVersion(),
        fix);
  }
}
