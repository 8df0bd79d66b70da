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
   * Translates the values.
   *
   * @param renames whether the labels of its Prometheus get other names
   */
  static void translate(ValuesMigration translation, boolean renames) {
    translation.refuseImage("image");
    translation.refusePodSecurityPolicy("psp.create");
    translation.move("runAsUser", "securityContext.runAsUser");
    translation.keep(KEPT);
    if (translation.take("rules") instanceof Map<?, ?> rules && !rules.isEmpty()) {
      Object renamed = renames ? LabelRenames.inAll(rules) : rules;
      translation.put("rules", renamed == null ? rules : renamed);
    }
  }
}
