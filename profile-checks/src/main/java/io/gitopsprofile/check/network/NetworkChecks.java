package io.gitopsprofile.check.network;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.kubernetes.WorkloadKind;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.view.Located;
import java.util.ArrayList;
import java.util.List;

/** The checks of the ports, Services and addresses. */
public final class NetworkChecks {

  private NetworkChecks() {}

  /**
   * Returns the checks that have something to look at in a profile, in their order. A new JVM does
   * not load the classes of the others.
   */
  public static List<Check> in(CheckContext context) {
    List<Check> checks = new ArrayList<>();
    boolean hasPods = !context.objects().pods().isEmpty();
    boolean hasServices = context.has("Service");
    boolean hasLoadTests = false;
    for (Located<Autoscaler> autoscaler : context.autoscalers()) {
      hasLoadTests |= autoscaler.value().loadTest() != null;
    }
    if (hasServices) {
      checks.add(new ServiceSelectorCheck());
    }
    if (context.has(WorkloadKind.STATEFUL_SET.kind())) {
      checks.add(new GoverningServiceCheck());
    }
    if (hasPods) {
      checks.add(new PortNameCheck());
      checks.add(new PortNumberCheck());
      checks.add(new PortFlagCheck());
      checks.add(new DuplicatePortCheck());
    }
    if (hasServices) {
      checks.add(new ServicePortCheck());
    }
    if (hasLoadTests) {
      checks.add(new LoadTestUrlCheck());
    }
    return checks;
  }
}
