package io.gitopsprofile.fargate;

import io.gitopsprofile.catalog.FargateConstraints;
import io.gitopsprofile.catalog.KnownChart;
import io.gitopsprofile.catalog.chart.KnownCharts;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.kubernetes.WorkloadKind;
import io.gitopsprofile.model.release.Chart;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ProfileParts;
import io.gitopsprofile.view.ReleaseValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parts of known charts that Fargate cannot run: a DaemonSet, a volume on EBS, a dynamically
 * provisioned volume on EFS, the node's network, and port 10250, which the kubelet uses there.
 * (Source: EKS, AWS Fargate considerations, metrics server and EFS; {@code values.yaml} of the
 * charts, and {@code README.md} of prometheus, Upgrading Chart.)
 */
public final class ChartObstacles implements FargateConstraints {

  private static final String KUBELETS_PORT = "10250";
  private static final String ON_EBS = " is on EBS";
  private static final String TO_BE_MADE = " is yet to be made on EFS, which needs nodes";
  private static final String NAME_A_CLAIM = "name a claim on a volume of EFS that is there";

  private final Located<HelmRelease> release;
  private final ReleaseValues values;
  private final ProfileParts parts;
  private final List<Obstacle> found = new ArrayList<>();

  /**
   * An obstacle to running on Fargate.
   *
   * @param path the value that causes the obstacle
   * @param what the feature that Fargate lacks
   * @param fix the value that avoids the obstacle
   */
  public record Obstacle(ProfilePath path, String what, String fix) {}

  private ChartObstacles(Located<HelmRelease> release, ProfileParts parts) {
    this.release = release;
    this.values = new ReleaseValues(release.value());
    this.parts = parts;
  }

  /**
   * Returns all known obstacles of a release; values that are not in the profile may cause others.
   */
  public static List<Obstacle> of(Located<HelmRelease> release, ProfileParts parts) {
    ChartObstacles obstacles = new ChartObstacles(release, parts);
    obstacles.find();
    return obstacles.found;
  }

  private void find() {
    KnownChart known = KnownCharts.of(chart());
    if (known != null) {
      known.constrain(this);
    }
  }

  @Override
  public Chart chart() {
    return release.value().chart();
  }

  @Override
  public void daemonSet() {
    found.add(new Obstacle(release.at("chart"), "it is a " + WorkloadKind.DAEMON_SET, "remove it"));
  }

  @Override
  public void daemonSet(String key, String what) {
    if (isOn(key + ".enabled", true)) {
      add(
          key + ".enabled",
          what + " is a " + WorkloadKind.DAEMON_SET,
          "set " + key + ".enabled to false");
    }
  }

  @Override
  public void nodeNetwork(String key) {
    if (isOn(key, false)) {
      add(key, "it uses the node's network", "set " + key + " to false");
    }
  }

  @Override
  public void kubeletPort(String key) {
    if (KUBELETS_PORT.equals(text(KUBELETS_PORT, key))) {
      add(
          key,
          "it listens on port " + KUBELETS_PORT + ", which is the kubelet's there",
          "set " + key + " to 10251");
    }
  }

  @Override
  public void volumeOrClaim(String key, boolean byDefault) {
    String claim = key + ".existingClaim";
    if (!values.says(claim.split("\\.", -1))) {
      volume(key, byDefault, ", or " + NAME_A_CLAIM + " as " + claim);
    } else if (isOn(key + ".enabled", byDefault)) {
      claim(claim);
    }
  }

  @Override
  public void volume(String key, boolean byDefault) {
    volume(key, byDefault, "");
  }

  private void volume(String key, boolean byDefault, String orElse) {
    String why = isOn(key + ".enabled", byDefault) ? ofClass(key) : null;
    if (why != null) {
      add(key + ".enabled", key + why, "set " + key + ".enabled to false" + orElse);
    }
  }

  /**
   * Returns the obstacle of a storage class. Without a class the cluster's default applies, which
   * EKS has for EBS only; an empty class also claims an existing volume.
   */
  private @Nullable String ofClass(String key) {
    String one = text("", key + ".storageClass");
    String name = one == null || one.isEmpty() ? text("", key + ".storageClassName") : one;
    boolean isThere = EfsVolumes.areThere(values.get(key.split("\\.", -1)));
    if (name == null || (isThere && !EbsVolumes.areOfClass(parts, name))) {
      return null;
    }
    if (name.isEmpty() || EbsVolumes.areOfClass(parts, name)) {
      return ON_EBS;
    }
    return EfsVolumes.areMadeByClass(parts, name) ? TO_BE_MADE : null;
  }

  @Override
  public void claim(String key) {
    String claim = text("", key);
    if (claim == null) {
      return;
    }
    if (EbsVolumes.holdClaim(parts, claim, values.namespace())) {
      add(key, key + ON_EBS, NAME_A_CLAIM);
    } else if (EfsVolumes.areMadeForClaim(parts, claim, values.namespace())) {
      add(key, key + TO_BE_MADE, NAME_A_CLAIM);
    }
  }

  @Override
  public void template(String key) {
    boolean isSet =
        values.get(key.split("\\.", -1)) instanceof Map<?, ?> template && !template.isEmpty();
    String why = isSet ? ofClass(key + ".spec") : null;
    if (why != null) {
      add(key, key + why, "remove it");
    }
  }

  @Override
  public boolean isOn(String key, boolean byDefault) {
    return "true".equals(text(String.valueOf(byDefault), key));
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
