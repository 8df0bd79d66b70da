package io.gitopsprofile.check.keda;

import io.gitopsprofile.check.core.Check;
import java.util.List;

/** The checks of ScaledObjects and of the KEDA that handles them. */
public final class KedaChecks {

  private static final List<Check> ALL =
      List.of(
          new RefusedSettingCheck(),
          new IgnoredSettingCheck(),
          new TriggerCheck(),
          new TriggerAddressCheck(),
          new TargetContainerCheck(),
          new WatchedNamespaceCheck(),
          new QueryNamespaceCheck(),
          new QuerySeriesCheck());

  private KedaChecks() {}

  /** Returns the checks in the order in which they run. */
  public static List<Check> all() {
    return ALL;
  }
}
