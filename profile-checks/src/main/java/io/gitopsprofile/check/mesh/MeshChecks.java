package io.gitopsprofile.check.mesh;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import java.util.ArrayList;
import java.util.List;

/** The checks of the sidecars of meshes. */
public final class MeshChecks {

  private MeshChecks() {}

  /**
   * Returns the checks in their order, without those of kinds of objects that the profile does not
   * have, so that a new JVM does not load their classes.
   */
  public static List<Check> in(CheckContext context) {
    List<Check> checks = new ArrayList<>();
    if (context.isMarked("istio", "linkerd.io/", "dapr.io/", "appmesh")) {
      checks.add(new SidecarRequestCheck());
      checks.add(new SidecarPortCheck());
      checks.add(new RevisionCheck());
      checks.add(new MetricsApiInMeshCheck());
      checks.add(new JobInMeshCheck());
    }
    return checks;
  }
}
