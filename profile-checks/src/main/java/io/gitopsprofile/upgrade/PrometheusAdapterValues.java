package io.gitopsprofile.upgrade;

import java.util.Map;
import java.util.Set;

/**
 * Migrates values of stable/prometheus-adapter to prometheus-community's. Only the image and, from
 * 4.0.0 on, {@code runAsUser} differ. (Source: prometheus-community/helm-charts
 * charts/prometheus-adapter, {@code values.yaml} and {@code README.md}.)
 */
final class PrometheusAdapterValues {

  private static final Set<String> KEPT =
      Set.of(
          "affinity",
          "image",
          "logLevel",
          "metricsRelistInterval",
          "listenPort",
          "nodeSelector",
          "priorityClassName",
          "prometheus",
          "replicas",
          "rbac",
          "serviceAccount",
          "resources",
          "service",
          "tls",
          "extraVolumes",
          "extraVolumeMounts",
          "tolerations",
          "podLabels",
          "podAnnotations",
          "hostNetwork",
          "dnsPolicy",
          "nameOverride",
          "fullnameOverride");

  private PrometheusAdapterValues() {}

  /**
   * Migrates the values.
   *
   * @param renames whether the labels of the adapter's Prometheus are renamed
   */
  static void migrate(ValuesMigration migration, boolean renames) {
    migration.refuseImage("image");
    migration.refusePodSecurityPolicy("psp.create");
    migration.move("runAsUser", "securityContext.runAsUser");
    migration.keep(KEPT);
    if (migration.take("rules") instanceof Map<?, ?> rules && !rules.isEmpty()) {
      Object renamed = renames ? LabelRenames.inAll(rules) : rules;
      migration.put("rules", renamed == null ? rules : renamed);
    }
  }
}
