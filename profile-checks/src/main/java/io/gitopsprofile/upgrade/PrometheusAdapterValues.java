package io.gitopsprofile.upgrade;

import java.util.Map;
import java.util.Set;

/**
 * The values of stable/prometheus-adapter as those of prometheus-community's: the same, but for the
 * image and, from 4.0.0 on, {@code runAsUser}. (Source: prometheus-community/helm-charts
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
   * @param renames whether the labels of its Prometheus get other names
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
