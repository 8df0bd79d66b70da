package io.gitopsprofile.catalog.chart;

import io.gitopsprofile.catalog.EnvoyScrapeJob;
import io.gitopsprofile.catalog.ScrapeSettings;
import io.gitopsprofile.catalog.ValuesMigration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Migrates values of eks-charts' appmesh-prometheus to prometheus-community's prometheus. The name
 * and port of the Service, the scrape interval, the retention and the storage stay, Envoys of App
 * Mesh are scraped, and no further component is installed. (Source: aws/eks-charts
 * stable/appmesh-prometheus and prometheus-community/helm-charts charts/prometheus, {@code
 * values.yaml} of both.)
 */
final class AppMeshPrometheusValues {

  private static final List<String> BESIDES =
      List.of(
          "alertmanager",
          "kube-state-metrics",
          // A DaemonSet, which Fargate does not run.
          PrometheusNodeExporter.NAME,
          "prometheus-pushgateway");

  private AppMeshPrometheusValues() {}

  /** Migrates the values. */
  static void migrate(ValuesMigration migration) {
    migration.refuseImage("image");
    migration.move("image.pullPolicy", "server.image.pullPolicy");
    service(migration);
    migration.move("service.type", "server.service.type");
    migration.putUnlessMoved("service.port", "server.service.servicePort", 9090L);
    migration.putUnlessMoved("retention", "server.retention", "6h");
    migration.putUnlessMoved("scrapeInterval", "server.global.scrape_interval", "5s");
    scrapeTimeout(migration);
    storage(migration);
    migration.move("replicaCount", "server.replicaCount");
    for (String key : List.of("resources", "nodeSelector", "tolerations", "affinity")) {
      migration.move(key, "server." + key);
    }
    remoteWrite(migration);
    migration.move("serviceAccount", "serviceAccounts.server");
    migration.refusePodSecurityPolicy("rbac.pspEnabled");
    migration.keep(Set.of("rbac", "nameOverride"));
    migration.put("scrapeConfigs", EnvoyScrapeJob.scrapeConfigs());
    for (String chart : BESIDES) {
      migration.put(chart + ".enabled", false);
    }
  }

  private static void service(ValuesMigration migration) {
    String name = migration.written().fullNameInProfile(63);
    migration.take("fullnameOverride");
    // Without it, values that are not in the profile may name it.
    if (name != null) {
      migration.put("server.fullnameOverride", name, "fullnameOverride");
    }
  }

  /**
   * Sets a scrape timeout: the chart's default is 10s, and Prometheus refuses a timeout that is
   * longer than the interval.
   */
  private static void scrapeTimeout(ValuesMigration migration) {
    Object interval = migration.written().get("scrapeInterval");
    String written = interval == null ? "5s" : interval.toString();
    if (ScrapeSettings.isLonger("10s", written)) {
      migration.put("server.global.scrape_timeout", written, "scrapeInterval");
    }
  }

  private static void storage(ValuesMigration migration) {
    Object claim = migration.take("persistentVolumeClaim.claimName");
    if (claim == null || claim.toString().isBlank()) {
      migration.put("server.persistentVolume.enabled", false);
      return;
    }
    migration.put("server.persistentVolume.enabled", true);
    migration.put(
        "server.persistentVolume.existingClaim", claim, "persistentVolumeClaim.claimName");
  }

  private static void remoteWrite(ValuesMigration migration) {
    Object url = migration.take("remote_write.endpoint");
    Object token = migration.take("remote_write.bearer_token");
    if (!Boolean.TRUE.equals(migration.take("remote_write.enabled")) || url == null) {
      return;
    }
    Map<String, Object> remote = new LinkedHashMap<>();
    remote.put("url", url);
    if (token != null && !token.toString().isBlank()) {
      remote.put("bearer_token", token);
    }
    migration.putElement("server.remoteWrite", remote, "remote_write");
  }
}
