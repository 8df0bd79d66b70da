package io.gitopsprofile.upgrade;

import java.util.Set;

/**
 * The values of appmesh-controller 1.x as those of its last version, which has all that an earlier
 * one has. (Source: aws/eks-charts, the history of {@code stable/appmesh-controller/values.yaml}.)
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
