package io.gitopsprofile.check.reference;

import io.gitopsprofile.check.core.Check;
import java.util.List;

/** The checks of references between objects. */
public final class ReferenceChecks {

  private static final List<Check> ALL =
      List.of(
          new ReferenceCheck(),
          new MountedVolumeCheck(),
          new BackendCheck(),
          new RouteAllowedCheck(),
          new SubsetCheck(),
          new ScaledTargetCheck(),
          new RoleBindingCheck(),
          new MonitorTargetCheck(),
          new IngressClassCheck(),
          new StorageClassCheck(),
          new CustomKindCheck());

  private ReferenceChecks() {}

  /** Returns the checks in the order in which they run. */
  public static List<Check> all() {
    return ALL;
  }
}
