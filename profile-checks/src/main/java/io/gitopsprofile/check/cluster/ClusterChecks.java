package io.gitopsprofile.check.cluster;

import io.gitopsprofile.check.core.Check;
import java.util.List;

/** The checks of the cluster. */
public final class ClusterChecks {

  private static final List<Check> ALL =
      List.of(
          new ManifestApiCheck(),
          new LineBreakCheck(),
          new ClusterSettingsCheck(),
          new InstanceTypeCheck(),
          new ClusterRolesCheck(),
          new ClusterVersionCheck(),
          new AddOnCheck());

  private ClusterChecks() {}

  /** Returns the checks in the order in which they run. */
  public static List<Check> all() {
    return ALL;
  }
}
