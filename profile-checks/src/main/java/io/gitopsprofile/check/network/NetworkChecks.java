package io.gitopsprofile.check.network;

import io.gitopsprofile.check.core.Check;
import java.util.List;

/** The checks of the ports, Services and addresses. */
public final class NetworkChecks {

  private static final List<Check> ALL =
      List.of(
          new ServiceSelectorCheck(),
          new GoverningServiceCheck(),
          new PortNameCheck(),
          new PortNumberCheck(),
          new PortFlagCheck(),
          new DuplicatePortCheck(),
          new ServicePortCheck(),
          new LoadTestUrlCheck());

  private NetworkChecks() {}

  /** Returns the checks in the order in which they run. */
  public static List<Check> all() {
    return ALL;
  }
}
