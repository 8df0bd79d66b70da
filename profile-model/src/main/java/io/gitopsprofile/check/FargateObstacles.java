package io.gitopsprofile.check;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.HelmRelease;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What of a known chart Fargate cannot run: a DaemonSet, a volume on EBS or one that is yet to be
 * made on EFS, the node's network, and port 10250, which is the kubelet's there. (Source: EKS, AWS
 * Fargate considerations, metrics server and EFS: Fargate has static provisioning alone; {@code
 * values.yaml} of the charts, and of prometheus its {@code README.md}, Upgrading Chart.)
 */
final class FargateObstacles {

  private static final String NODE_EXPORTER = "prometheus-node-exporter";

  /** The first majors of prometheus that have these as charts of their own. */
  private static final int WITH_NODE_EXPORTER = 16;

  private static final int WITH_ALERTMANAGER = 18;
  private static final String KUBELETS_PORT = "10250";
  private static final String ON_EBS = " is on EBS";
  private static final String TO_BE_MADE = " is yet to be made on EFS, which needs nodes";
  private static final String NAME_A_CLAIM = "name a claim on a volume of EFS that is there";

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
        found.add(
            new Obstacle(release.at("chart"), "it is a " + WorkloadKind.DAEMON_SET, "remove it"));
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
      volumeOrClaim("server.persistentVolume", "true");
    }
    if (isOn("true", "alertmanager.enabled")) {
      boolean isOwnChart = major >= WITH_ALERTMANAGER;
      if (isOwnChart) {
        volume("alertmanager.persistence", "true", "");
      } else {
        volumeOrClaim("alertmanager.persistentVolume", "true");
      }
    }
  }

  private void stack() {
    daemonSet("nodeExporter");
    template("prometheus.prometheusSpec.storageSpec.volumeClaimTemplate");
    template("alertmanager.alertmanagerSpec.storage.volumeClaimTemplate");
    if (isOn("true", "grafana.enabled")) {
      volumeOrClaim("grafana.persistence", "false");
    }
  }

  private void daemonSet(String key) {
    if (isOn("true", key + ".enabled")) {
      add(
          key + ".enabled",
          "its node exporter is a " + WorkloadKind.DAEMON_SET,
          "set " + key + ".enabled to false");
    }
  }

  private void volumeOrClaim(String key, String enabled) {
    String claim = key + ".existingClaim";
    if (!values.says(claim.split("\\.", -1))) {
      volume(key, enabled, ", or " + NAME_A_CLAIM + " as " + claim);
    } else if (isOn(enabled, key + ".enabled")) {
      claim(claim);
    }
  }

  private void volume(String key, String enabled, String orElse) {
    String why = isOn(enabled, key + ".enabled") ? ofClass(key) : null;
    if (why != null) {
      add(key + ".enabled", key + why, "set " + key + ".enabled to false" + orElse);
    }
  }

  /**
   * Without a class it is the cluster's, which EKS has for EBS alone. An empty one is also how a
   * volume that is there is claimed.
   */
  private @Nullable String ofClass(String key) {
    String one = text("", key + ".storageClass");
    String name = one == null || one.isEmpty() ? text("", key + ".storageClassName") : one;
    boolean isThere = EfsVolumes.areThere(values.get(key.split("\\.", -1)));
    if (name == null || (isThere && !EbsVolumes.areOfClass(subject, name))) {
      return null;
    }
    if (name.isEmpty() || EbsVolumes.areOfClass(subject, name)) {
      return ON_EBS;
    }
    return EfsVolumes.areMadeByClass(subject, name) ? TO_BE_MADE : null;
  }

  private void claim(String key) {
    String claim = text("", key);
    if (claim == null) {
      return;
    }
    if (EbsVolumes.holdClaim(subject, claim, values.namespace())) {
      add(key, key + ON_EBS, NAME_A_CLAIM);
    } else if (EfsVolumes.areMadeForClaim(subject, claim, values.namespace())) {
      add(key, key + TO_BE_MADE, NAME_A_CLAIM);
    }
  }

  private void template(String key) {
    boolean isSet =
        values.get(key.split("\\.", -1)) instanceof Map<?, ?> template && !template.isEmpty();
    String why = isSet ? ofClass(key + ".spec") : null;
    if (why != null) {
      add(key, key + why, "remove it");
    }
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
