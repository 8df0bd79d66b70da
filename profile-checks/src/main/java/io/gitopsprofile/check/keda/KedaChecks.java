package io.gitopsprofile.check.keda;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import java.util.ArrayList;
import java.util.List;

/** The checks of ScaledObjects and of the KEDA that handles them. */
public final class KedaChecks {

  private KedaChecks() {}

  /**
   * Returns the checks that have something to look at in a profile, in their order. A new JVM does
   * not load the classes of the others.
   */
  public static List<Check> in(CheckContext context) {
    List<Check> checks = new ArrayList<>();
    boolean scales = context.has(ScaledObjects.KIND, "ScaledJob");
    if (scales) {
      checks.add(new RefusedSettingCheck());
      checks.add(new IgnoredSettingCheck());
      checks.add(new TriggerCheck());
    }
    if (scales || context.asksPrometheus()) {
      checks.add(new TriggerAddressCheck());
    }
    if (scales) {
      checks.add(new TargetContainerCheck());
    }
    if (scales || context.has("TriggerAuthentication")) {
      checks.add(new WatchedNamespaceCheck());
    }
    if (scales) {
      checks.add(new QueryNamespaceCheck());
      checks.add(new TriggerSeriesCheck());
      checks.add(new TriggerWindowCheck());
    }
    return checks;
  }
}
