package io.gitopsprofile.check;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.HelmRelease;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What of a known chart Fargate cannot run: a DaemonSet, a volume on EBS, the node's network, and
 * port 10250, which is the kubelet's there. (Source: EKS, AWS Fargate considerations and metrics
 * server; {@code values.yaml} of the charts, and of prometheus its {@code README.md}, Upgrading
 * Chart.)
 */
final class FargateObstacles {

  private static final String NODE_EXPORTER = "prometheus-node-exporter";

  /** The first majors of prometheus that have these as charts of their own. */
  private static final int WITH_NODE_EXPORTER = 16;

  private static final int WITH_ALERTMANAGER = 18;
  private static final String KUBELETS_PORT = "10250";

  private final Part<HelmRelease> release;
  private final ReleaseValues values;
  private final Subject subject;
  private final List<Obstacle> found = new ArrayList<>();

  /**
   * One of them.
   *
   * @param path the value that causes it
   * @param what what Fargate cannot do
   * @param fix which value does without
   */
  record Obstacle(ProfilePath path, String what, String fix) {}

  private FargateObstacles(Part<HelmRelease> release, Subject subject) {
    this.release = release;
    this.values = new ReleaseValues(release.value());
    this.subject = subject;
  }

  /** All that are known; values that are not in the profile may cause others. */
  static List<Obstacle> of(Part<HelmRelease> release, Subject subject) {
    FargateObstacles obstacles = new FargateObstacles(release, subject);
    obstacles.find();
    return obstacles.found;
  }

  private void find() {
    KnownChart chart = KnownChart.of(release.value().chart());
    if (chart == null) {
      if (release.value().chart().chartName().equals(NODE_EXPORTER)) {
        found.add(new Obstacle(release.at("chart"), "it is a DaemonSet", "remove it"));
      }
      return;
    }
    switch (chart) {
      case METRICS_SERVER_2, ADAPTER_1, ADAPTER_5 -> network();
      case METRICS_SERVER_3 -> {
        network();
        port();
      }
      case APPMESH_PROMETHEUS -> claim("persistentVolumeClaim.claimName");
      case PROMETHEUS_OLD, PROMETHEUS_NEW -> prometheus();
      case KUBE_PROMETHEUS_STACK -> stack();
      case APPMESH_CONTROLLER -> {}
    }
  }

  private void network() {
    if ("true".equals(text("false", "hostNetwork.enabled"))) {
      add("hostNetwork.enabled", "it uses the node's network", "set hostNetwork.enabled to false");
    }
  }

  private void port() {
    if (KUBELETS_PORT.equals(text(KUBELETS_PORT, "containerPort"))) {
      add(
          "containerPort",
          "it listens on port " + KUBELETS_PORT + ", which is the kubelet's there",
          "set containerPort to 10251");
    }
  }

  private void prometheus() {
    int major = KnownChart.major(release.value().chart());
    daemonSet(major < WITH_NODE_EXPORTER ? "nodeExporter" : NODE_EXPORTER);
    if (isOn("true", "server.enabled")) {
      volume("server.persistentVolume", "true");
    }
    if (isOn("true", "alertmanager.enabled")) {
      boolean isOwnChart = major >= WITH_ALERTMANAGER;
      volume("alertmanager." + (isOwnChart ? "persistence" : "persistentVolume"), "true");
    }
  }

  private void stack() {
    daemonSet("nodeExporter");
    template("prometheus.prometheusSpec.storageSpec.volumeClaimTemplate");
    template("alertmanager.alertmanagerSpec.storage.volumeClaimTemplate");
    if (isOn("true", "grafana.enabled")) {
      volume("grafana.persistence", "false");
    }
  }

  private void daemonSet(String key) {
    if (isOn("true", key + ".enabled")) {
      add(key + ".enabled", "its node exporter is a DaemonSet", "set " + key + ".enabled to false");
    }
  }

  /** Without a class it is the cluster's, which EKS has for EBS alone. */
  private void volume(String key, String enabled) {
    if (!isOn(enabled, key + ".enabled")) {
      return;
    }
    if (values.says((key + ".existingClaim").split("\\.", -1))) {
      claim(key + ".existingClaim");
    } else if (isOnEbs(text("", key + ".storageClass"), key)) {
      onEbs(key + ".enabled", key, "set " + key + ".enabled to false");
    }
  }

  private boolean isOnEbs(@Nullable String storageClass, String key) {
    String other = text("", key + ".storageClassName");
    String name = storageClass == null || storageClass.isEmpty() ? other : storageClass;
    return name != null && (name.isEmpty() || EbsVolumes.areOfClass(subject, name));
  }

  private void claim(String key) {
    String claim = text("", key);
    if (claim != null && EbsVolumes.holdClaim(subject, claim, values.namespace())) {
      onEbs(key, key, "name a claim on EFS");
    }
  }

  private void template(String key) {
    boolean isSet =
        values.get(key.split("\\.", -1)) instanceof Map<?, ?> template && !template.isEmpty();
    if (isSet && isOnEbs(null, key + ".spec")) {
      onEbs(key, key, "remove it");
    }
  }

  private void onEbs(String place, String key, String fix) {
    add(place, key + " is on EBS", fix + ", or write a storage class for EFS");
  }

  private boolean isOn(String byDefault, String key) {
    return "true".equals(text(byDefault, key));
  }

  private @Nullable String text(String byDefault, String key) {
    return values.text(byDefault, key.split("\\.", -1));
  }

  private void add(String key, String what, String fix) {
    ProfilePath path = release.at("values");
    for (String step : key.split("\\.", -1)) {
      path = path.key(step);
    }
    found.add(new Obstacle(path, what, fix));
  }
}
