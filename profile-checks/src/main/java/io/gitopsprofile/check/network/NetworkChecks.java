package io.gitopsprofile.check.network;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.kubernetes.WorkloadKind;
import java.util.ArrayList;
import java.util.List;

/** The checks of the ports, Services and addresses. */
public final class NetworkChecks {

  private NetworkChecks() {}

  /**
   * Returns the checks in their order, without those of kinds of objects that the profile does not
   * have, so that a new JVM does not load their classes.
   */
  public static List<Check> in(CheckContext context) {
    List<Check> checks = new ArrayList<>();
    if (context.has("Service")) {
      checks.add(new ServiceSelectorCheck());
      checks.add(new ServicePortCheck());
    }
    if (context.has(WorkloadKind.STATEFUL_SET.kind())) {
      checks.add(new GoverningServiceCheck());
    }
    checks.add(new PortNameCheck());
    checks.add(new PortNumberCheck());
    checks.add(new PortFlagCheck());
    checks.add(new DuplicatePortCheck());
    if (!context.autoscalers().isEmpty()) {
      checks.add(new LoadTestUrlCheck());
    }
    return checks;
  }
}
