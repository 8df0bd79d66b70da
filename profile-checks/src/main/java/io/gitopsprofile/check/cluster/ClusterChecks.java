package io.gitopsprofile.check.cluster;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.model.Flux;
import java.util.ArrayList;
import java.util.List;

/** The checks of the cluster. */
public final class ClusterChecks {

  private ClusterChecks() {}

  /**
   * Returns the checks in their order, without those of kinds of objects that the profile does not
   * have, so that a new JVM does not load their classes.
   */
  public static List<Check> in(CheckContext context) {
    List<Check> checks = new ArrayList<>();
    if (!context.manifests().isEmpty()) {
      checks.add(new ManifestApiCheck());
    }
    if (context.profile().target().flux() == Flux.V2) {
      checks.add(new LineBreakCheck());
    }
    if (context.profile().cluster() != null) {
      checks.add(new ClusterSettingsCheck());
      checks.add(new InstanceTypeCheck());
      checks.add(new ClusterRolesCheck());
      checks.add(new ClusterVersionCheck());
      checks.add(new AddOnCheck());
    }
    return checks;
  }
}
