package io.gitopsprofile.catalog.chart;

import io.gitopsprofile.catalog.ValuesMigration;
import java.util.List;
import java.util.Set;

/**
 * The values of stable/prometheus as those of prometheus-community's prometheus. The parts besides
 * the server are charts of their own there, with other values: that a part is off is translated,
 * the rest is not. (Source: helm/charts stable/prometheus and prometheus-community/helm-charts
 * charts/prometheus, {@code values.yaml} of both, and the latter's {@code README.md}, Upgrading
 * Chart.)
 */
final class PrometheusValues {

  /** A part that it brings besides the server, and the part's chart now. */
  private record Part(String key, String chart) {}

  private static final List<Part> BESIDES =
      List.of(
          new Part("alertmanager", "alertmanager"),
          new Part("kubeStateMetrics", "kube-state-metrics"),
          new Part("nodeExporter", PrometheusNodeExporter.NAME),
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
          + " pod, and write this release for the living chart yourself";

  private PrometheusValues() {}

  /** Maps the values. */
  static void migrate(ValuesMigration translation) {
    translation.refuseImage("server.image");
    translation.refusePodSecurityPolicy("podSecurityPolicy.enabled");
    if (Boolean.TRUE.equals(translation.written().get("server", "enabled"))) {
      translation.take("server.enabled");
    }
    translation.refuse("server.enabled", "remove the release: there is no Prometheus in it");
    for (String gone : List.of("podSecurityPolicy", "extraTemplates", "extraObjects")) {
      translation.refuse("server." + gone, "remove it; the living chart has no such value");
    }
    translation.move("serviceAccounts.server", "serviceAccounts.server");
    translation.keep(KEPT);
    if (translation.isFargateOnly()) {
      translation.take("nodeExporter.enabled");
      translation.put(PrometheusNodeExporter.NAME + ".enabled", false, "nodeExporter.enabled");
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
