package io.gitopsprofile.check.cluster;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.cluster.Cluster;
import java.util.ArrayList;
import java.util.List;

/** The checks of the cluster. */
public final class ClusterChecks {

  private ClusterChecks() {}

  /**
   * Returns the checks that have something to look at in a profile, in their order. A new JVM does
   * not load the classes of the others.
   */
  public static List<Check> in(CheckContext context) {
    List<Check> checks = new ArrayList<>();
    Cluster cluster = context.profile().cluster();
    boolean isEksctls = cluster != null && cluster.region() != null;
    if (!context.manifests().isEmpty()) {
      checks.add(new ManifestApiCheck());
    }
    if (context.profile().target().flux() == Flux.V2) {
      checks.add(new LineBreakCheck());
    }
    if (isEksctls) {
      checks.add(new ClusterSettingsCheck());
      checks.add(new InstanceTypeCheck());
      checks.add(new ClusterRolesCheck());
    }
    if (cluster != null && cluster.version() != null) {
      checks.add(new ClusterVersionCheck());
    }
    if (isEksctls) {
      checks.add(new AddOnCheck());
    }
    return checks;
  }
}
