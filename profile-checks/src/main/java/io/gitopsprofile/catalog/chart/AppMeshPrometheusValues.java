package io.gitopsprofile.catalog.chart;

import io.gitopsprofile.catalog.EnvoyScrapeJob;
import io.gitopsprofile.catalog.ScrapeSettings;
import io.gitopsprofile.catalog.ValuesMigration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The values of eks-charts' appmesh-prometheus as those of prometheus-community's prometheus: its
 * Service keeps its name and port, so that what reads it still does; it scrapes as often, keeps its
 * samples as long and where it kept them, finds the Envoys of App Mesh; and brings nothing besides.
 * (Source: aws/eks-charts stable/appmesh-prometheus and prometheus-community/helm-charts
 * charts/prometheus, {@code values.yaml} of both.)
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

  /** Maps the values. */
  static void migrate(ValuesMigration translation) {
    translation.refuseImage("image");
    translation.move("image.pullPolicy", "server.image.pullPolicy");
    service(translation);
    translation.move("service.type", "server.service.type");
    translation.putUnlessMoved("service.port", "server.service.servicePort", 9090L);
    translation.putUnlessMoved("retention", "server.retention", "6h");
    translation.putUnlessMoved("scrapeInterval", "server.global.scrape_interval", "5s");
    scrapeTimeout(translation);
    storage(translation);
    translation.move("replicaCount", "server.replicaCount");
    for (String key : List.of("resources", "nodeSelector", "tolerations", "affinity")) {
      translation.move(key, "server." + key);
    }
    remoteWrite(translation);
    translation.move("serviceAccount", "serviceAccounts.server");
    translation.refusePodSecurityPolicy("rbac.pspEnabled");
    translation.keep(Set.of("rbac", "nameOverride"));
    translation.put("scrapeConfigs", EnvoyScrapeJob.scrapeConfigs());
    for (String chart : BESIDES) {
      translation.put(chart + ".enabled", false);
    }
  }

  private static void service(ValuesMigration translation) {
    String name = translation.written().fullNameInProfile(63);
    translation.take("fullnameOverride");
    // Without it, values that are not in the profile may name it.
    if (name != null) {
      translation.put("server.fullnameOverride", name, "fullnameOverride");
    }
  }

  /** The chart's own is 10s, and Prometheus refuses one that is longer than the interval. */
  private static void scrapeTimeout(ValuesMigration translation) {
    Object interval = translation.written().get("scrapeInterval");
    String written = interval == null ? "5s" : interval.toString();
    if (ScrapeSettings.isLonger("10s", written)) {
      translation.put("server.global.scrape_timeout", written, "scrapeInterval");
    }
  }

  private static void storage(ValuesMigration translation) {
    Object claim = translation.take("persistentVolumeClaim.claimName");
    if (claim == null || claim.toString().isBlank()) {
      translation.put("server.persistentVolume.enabled", false);
      return;
    }
    translation.put("server.persistentVolume.enabled", true);
    translation.put(
        "server.persistentVolume.existingClaim", claim, "persistentVolumeClaim.claimName");
  }

  private static void remoteWrite(ValuesMigration translation) {
    Object url = translation.take("remote_write.endpoint");
    Object token = translation.take("remote_write.bearer_token");
    if (!Boolean.TRUE.equals(translation.take("remote_write.enabled")) || url == null) {
      return;
    }
    Map<String, Object> remote = new LinkedHashMap<>();
    remote.put("url", url);
    if (token != null && !token.toString().isBlank()) {
      remote.put("bearer_token", token);
    }
    translation.putElement("server.remoteWrite", remote, "remote_write");
  }
}
