package io.gitopsprofile.check.keda;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import java.util.ArrayList;
import java.util.List;

/** The checks of ScaledObjects and of the KEDA that handles them. */
public final class KedaChecks {

  private KedaChecks() {}

  /**
   * Returns the checks in their order, without those of kinds of objects that the profile does not
   * have, so that a new JVM does not load their classes.
   */
  public static List<Check> in(CheckContext context) {
    List<Check> checks = new ArrayList<>();
    checks.add(new TriggerAddressCheck());
    checks.add(new WatchedNamespaceCheck());
    if (context.has(ScaledObjects.KIND, "ScaledJob")) {
      checks.add(new RefusedSettingCheck());
      checks.add(new IgnoredSettingCheck());
      checks.add(new TriggerCheck());
      checks.add(new TargetContainerCheck());
      checks.add(new QueryNamespaceCheck());
      checks.add(new TriggerSeriesCheck());
      checks.add(new QueryLabelsCheck());
      checks.add(new TriggerWindowCheck());
    }
    return checks;
  }
}
