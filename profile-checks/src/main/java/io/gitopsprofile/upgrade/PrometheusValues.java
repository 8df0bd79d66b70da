package io.gitopsprofile.upgrade;

import java.util.List;
import java.util.Set;

/**
 * The values of stable/prometheus as those of prometheus-community's prometheus. What it brings
 * besides the server are charts of their own there, whose values are others: that it is off is
 * translated, the rest is not. (Source: helm/charts stable/prometheus and
 * prometheus-community/helm-charts charts/prometheus, {@code values.yaml} of both, and the latter's
 * {@code README.md}, Upgrading Chart.)
 */
final class PrometheusValues {

  /** A component beside the server, and its current chart. */
  private record Part(String key, String chart) {}

  private static final List<Part> BESIDES =
      List.of(
          new Part("alertmanager", "alertmanager"),
          new Part("kubeStateMetrics", "kube-state-metrics"),
          new Part("nodeExporter", "prometheus-node-exporter"),
          new Part("pushgateway", "prometheus-pushgateway"));

  private static final Set<String> KEPT =
      Set.of(
          "rbac",
          "imagePullSecrets",
          "server",
          "extraScrapeConfigs",
          "alertRelabelConfigs",
          "networkPolicy",
          "forceNamespace",
          "nameOverride",
          "fullnameOverride");

  private static final String OWN_JOBS =
      "move its scrape_configs to the value scrapeConfigs, by job and with the labels namespace and"
          + " pod, and write this release for the maintained chart yourself";

  private PrometheusValues() {}

  /**
   * Migrates the values.
   *
   * @param fargateOnly whether the cluster has only Fargate nodes, which do not run DaemonSets
   */
  static void translate(ValuesMigration translation, boolean fargateOnly) {
    translation.refuseImage("server.image");
    translation.refusePodSecurityPolicy("podSecurityPolicy.enabled");
    if (Boolean.TRUE.equals(translation.written().get("server", "enabled"))) {
      translation.take("server.enabled");
    }
    translation.refuse("server.enabled", "remove the release: there is no Prometheus in it");
    for (String gone : List.of("podSecurityPolicy", "extraTemplates", "extraObjects")) {
      translation.refuse("server." + gone, "remove it; the maintained chart has no such value");
    }
    translation.move("serviceAccounts.server", "serviceAccounts.server");
    translation.keep(KEPT);
    if (fargateOnly) {
      translation.take("nodeExporter.enabled");
      translation.put("prometheus-node-exporter.enabled", false, "nodeExporter.enabled");
    }
    for (Part part : BESIDES) {
      translation.move(part.key() + ".enabled", part.chart() + ".enabled");
    }
    if (translation.written().get("serverFiles", "prometheus.yml") != null) {
      translation.refuse("serverFiles", OWN_JOBS);
    }
    translation.keep(Set.of("serverFiles"));
    translation.renameLabels();
  }
}
