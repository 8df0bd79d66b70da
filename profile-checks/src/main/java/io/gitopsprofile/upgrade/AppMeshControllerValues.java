package io.gitopsprofile.upgrade;

import java.util.Set;

/**
 * Keeps values of appmesh-controller 1.x; the last version has every value of the earlier ones.
 * (Source: aws/eks-charts, the history of {@code stable/appmesh-controller/values.yaml}.)
 */
final class AppMeshControllerValues {

  private static final Set<String> KEPT =
      Set.of(
          "replicaCount",
          "region",
          "accountId",
          "preview",
          "image",
          "sidecar",
          "init",
          "xray",
          "log",
          "nameOverride",
          "fullnameOverride",
          "resources",
          "nodeSelector",
          "tolerations",
          "affinity",
          "podAnnotations",
          "podLabels",
          "cloudMapCustomHealthCheck",
          "cloudMapDNS",
          "sds",
          "serviceAccount",
          "rbac",
          "tracing",
          "stats",
          "enableCertManager",
          "env",
          "livenessProbe",
          "podDisruptionBudget");

  private AppMeshControllerValues() {}

  static void migrate(ValuesMigration migration) {
    migration.refuseImage("image");
    migration.refuseImage("sidecar.image");
    migration.refuseImage("init.image");
    migration.refusePodSecurityPolicy("rbac.pspEnabled");
    migration.keep(KEPT);
  }
}
