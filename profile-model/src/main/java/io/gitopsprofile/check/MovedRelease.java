package io.gitopsprofile.check;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Chart;
import io.gitopsprofile.model.HelmRelease;
import org.jspecify.annotations.Nullable;

/**
 * What else is to be done for a release whose chart gives way to a living one.
 *
 * @param release the release as the profile writes it
 * @param chart the chart that takes the place of its own
 * @param findings receives it
 */
record MovedRelease(Part<HelmRelease> release, LivingChart chart, Findings findings) {

  /**
   * Reports it all.
   *
   * @param renames whether the labels of the adapter's Prometheus get other names
   */
  void report(boolean renames) {
    if (chart != LivingChart.APPMESH_CONTROLLER) {
      reportSelector();
    }
    reportElsewhere("valuesFrom", release.value().valuesFrom().size());
    reportElsewhere("valueFileSecrets", release.value().valueFileSecrets().size());
    HelmRelease written = release.value();
    if (!written.postRenderers().isEmpty()) {
      elsewhere(
          release.at("postRenderers"),
          "the postRenderers",
          "see that they still fit: names stay, labels and containers may not");
    }
    if (Boolean.FALSE.equals(written.resetValues())) {
      elsewhere(
          release.at("resetValues"),
          "the values of the last release, which resetValues: false keeps,",
          "remove it, so that the upgrade starts from the values of the new chart");
    }
    if (written.imageAutomation() != null) {
      findings.add(
          DiagnosticCode.NOT_TRANSLATED,
          release.at("imageAutomation"),
          "the images that Flux updates in the release \""
              + written.name()
              + "\" are not those of "
              + chart.nameAndVersion()
              + ", which takes its chart's place",
          "remove it");
    }
    if (renames && new ReleaseValues(written).says("rules", "existing")) {
      elsewhere(
          release.at("values").key("rules").key("existing"),
          "the rules of the ConfigMap that rules.existing names",
          "write namespace and pod for kubernetes_namespace and kubernetes_pod_name in them");
    }
  }

  /**
   * Each of these charts selects its pods by other labels than the one that it lives on from, but
   * for appmesh-controller.
   */
  private void reportSelector() {
    HelmRelease written = release.value();
    ReleaseValues values = new ReleaseValues(written);
    String name = values.fullNameInProfile(63);
    boolean isOne = name != null && KnownChart.of(written.chart()) != KnownChart.PROMETHEUS_OLD;
    String objects =
        isOne
            ? "deployment " + name
            : "deployment,statefulset,daemonset -l release=" + values.releaseName();
    findings.add(
        DiagnosticCode.CHART_NOT_UPGRADABLE,
        release.at("chart"),
        "Helm cannot upgrade the release \""
            + written.name()
            + "\" from "
            + written.chart().chartName()
            + version(written.chart())
            + " to "
            + chart.nameAndVersion()
            + " as it runs: the new chart selects its pods by other labels, and Kubernetes lets no "
            + WorkloadKind.DEPLOYMENT
            + " change its selector",
        "where the old chart runs, do kubectl -n "
            + values.namespace()
            + " delete "
            + objects
            + " right before Flux applies this"
            + afterRemoval(written.chart(), values.releaseName())
            + "; then, or where it never ran, accept "
            + DiagnosticCode.CHART_NOT_UPGRADABLE.code());
  }

  /** Helm reads what it installed last, and cannot if the cluster serves its API no more. */
  private static String afterRemoval(Chart chart, String releaseName) {
    ApiTable.@Nullable Row needed = ServedCharts.needs(chart);
    return needed == null
        ? ""
        : " (helm mapkubeapis "
            + releaseName
            + " before that, once the cluster no longer serves "
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
          "values that come from elsewhere",
          "write them there as values of " + chart.title());
    }
  }

  private void elsewhere(ProfilePath place, String what, String fix) {
    findings.add(
        DiagnosticCode.TRANSLATE_ELSEWHERE,
        place,
        what
            + " cannot be translated for "
            + chart.nameAndVersion()
            + ", which takes the chart's place in the release \""
            + release.value().name()
            + "\"",
        fix);
  }
}
