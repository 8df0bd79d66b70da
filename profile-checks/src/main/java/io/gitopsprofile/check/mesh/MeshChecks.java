package io.gitopsprofile.check.mesh;

import io.gitopsprofile.check.core.Check;
import java.util.List;

/** The checks of the sidecars of meshes. */
public final class MeshChecks {

  private static final List<Check> ALL =
      List.of(
          new SidecarRequestCheck(),
          new SidecarPortCheck(),
          new RevisionCheck(),
          new MetricsApiInMeshCheck(),
          new JobInMeshCheck());

  private MeshChecks() {}

  /** Returns the checks in the order in which they run. */
  public static List<Check> all() {
    return ALL;
  }
}
