package io.gitopsprofile.check.network;

import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.view.ObjectField;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The signs that a port number which no container declares is a slip, where the programs are not
 * known: it is a declared number with two digits swapped, or one too few or too many; or only one
 * place has it, and a declared port is left without use, or another probe of the container leads to
 * a declared port, or no Service of the pods does.
 */
final class UndeclaredPort {

  private UndeclaredPort() {}

  /**
   * Tells a number that is probably a slip.
   *
   * @param uses all places that count on a port of the pods
   * @param places the places that have the number
   */
  static boolean isSuspect(
      ContainerPorts ports, List<ReferencedPort> uses, List<ReferencedPort> places) {
    ReferencedPort place = places.get(0);
    for (ObjectField declared : ports.declared()) {
      if (isSlip(place.port(), String.valueOf(declared.in("containerPort").value()))) {
        return true;
      }
    }
    boolean isService = place.code() == DiagnosticCode.SERVICE_TARGET;
    boolean hasPeer = false;
    for (ReferencedPort use : uses) {
      boolean isPeer =
          use.code() == place.code() && (isService || use.owner().equals(place.owner()));
      hasPeer |= isPeer && isDeclared(use, ports);
    }
    ObjectField unused = unused(ports, uses);
    boolean isLeft = unused != null && !unused.in("name").text().contains("metrics");
    return places.size() == 1 && (hasPeer != isService || isLeft);
  }

  private static boolean isDeclared(ReferencedPort use, ContainerPorts ports) {
    return !use.isNumber() || ports.open(Integer.parseInt(use.port()), use.protocol());
  }

  /** Returns the only container port without a reference; null if there are none or several. */
  static @Nullable ObjectField unused(ContainerPorts ports, List<ReferencedPort> uses) {
    List<String> used = ReferencedPort.ports(uses);
    used.add(ports.scraped());
    List<ObjectField> unused = new ArrayList<>();
    for (ObjectField port : ports.declared()) {
      String name = port.in("name").text();
      boolean isNamed = !name.isEmpty() && used.contains(name);
      if (!isNamed && !used.contains(String.valueOf(port.in("containerPort").value()))) {
        unused.add(port);
      }
    }
    return unused.size() == 1 ? unused.get(0) : null;
  }

  /** Tells two numbers with two neighbouring digits swapped, or one digit more behind the first. */
  private static boolean isSlip(String one, String other) {
    String longer = one.length() < other.length() ? other : one;
    String shorter = one.length() < other.length() ? one : other;
    int same = 0;
    while (same < shorter.length() && longer.charAt(same) == shorter.charAt(same)) {
      same++;
    }
    if (longer.length() == shorter.length()) {
      return same + 1 < one.length()
          && one.charAt(same) == other.charAt(same + 1)
          && one.charAt(same + 1) == other.charAt(same)
          && one.substring(same + 2).equals(other.substring(same + 2));
    }
    return same > 0
        && longer.length() == shorter.length() + 1
        && longer.substring(same + 1).equals(shorter.substring(same));
  }
}
