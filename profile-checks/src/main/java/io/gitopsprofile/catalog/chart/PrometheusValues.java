package io.gitopsprofile.catalog.chart;

import io.gitopsprofile.catalog.ValuesMigration;
import java.util.List;
import java.util.Set;

/**
 * Migrates values of stable/prometheus to prometheus-community's prometheus. The components beside
 * the server are subcharts there, with other values: only the switch of each component is migrated.
 * (Source: helm/charts stable/prometheus and prometheus-community/helm-charts charts/prometheus,
 * {@code values.yaml} of both, and the latter's {@code README.md}, Upgrading Chart.)
 */
final class PrometheusValues {

  /** A component beside the server, and its current chart. */
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
          + " pod, and write this release for the maintained chart yourself";

  private PrometheusValues() {}

  /** Migrates the values. */
  static void migrate(ValuesMigration migration) {
    migration.refuseImage("server.image");
    migration.refusePodSecurityPolicy("podSecurityPolicy.enabled");
    if (Boolean.TRUE.equals(migration.written().get("server", "enabled"))) {
      migration.take("server.enabled");
    }
    migration.refuse("server.enabled", "remove the release; it runs no Prometheus");
    for (String gone : List.of("podSecurityPolicy", "extraTemplates", "extraObjects")) {
      migration.refuse("server." + gone, "remove it; the maintained chart has no such value");
    }
    migration.move("serviceAccounts.server", "serviceAccounts.server");
    migration.keep(KEPT);
    if (migration.isFargateOnly()) {
      migration.take("nodeExporter.enabled");
      migration.put(PrometheusNodeExporter.NAME + ".enabled", false, "nodeExporter.enabled");
    }
    for (Part part : BESIDES) {
      migration.move(part.key() + ".enabled", part.chart() + ".enabled");
    }
    if (migration.written().get("serverFiles", "prometheus.yml") != null) {
      migration.refuse("serverFiles", OWN_JOBS);
    }
    migration.keep(Set.of("serverFiles"));
    migration.renameLabels();
  }
}
