package io.gitopsprofile.check.network;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.catalog.SidecarPorts;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.model.container.ContainerPort;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.Located;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PRF035, PRF036: a probe (PRF036) or Service (PRF035) uses a port number that no container listens
 * on, by its flags if the image is known, else by its declared ports. Kubernetes allows undeclared
 * ports, so the check skips a container of an unknown image that declares none. If several places
 * agree on a number and one container port is unused, that port is the only finding.
 */
final class PortNumberCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    PortReferences references = PortReferences.of(context);
    for (Located<Workload> workload : context.workloads()) {
      ContainerPorts ports = new ContainerPorts(workload);
      if (!workload.value().containers().isEmpty() && ports.complete()) {
        List<ReferencedPort> uses = references.all(workload);
        Set<Integer> reported = references.orphans(workload).keySet();
        Map<String, List<ReferencedPort>> lost = new LinkedHashMap<>();
        for (ReferencedPort use : uses) {
          if (use.isNumber()) {
            int number = Integer.parseInt(use.port());
            if (!reported.contains(number)
                && !ports.open(number, use.protocol())
                && !SidecarPorts.mayOpen(use.port(), workload.value(), context)) {
              lost.computeIfAbsent(use.port(), any -> new ArrayList<>()).add(use);
            }
          }
        }
        for (List<ReferencedPort> places : lost.values()) {
          report(workload, ports, uses, places, findings);
        }
      }
    }
  }

  private static void report(
      Located<Workload> workload,
      ContainerPorts ports,
      List<ReferencedPort> uses,
      List<ReferencedPort> places,
      DiagnosticCollector findings) {
    String number = places.get(0).port();
    Located<ContainerPort> unused = places.size() < 2 ? null : unused(workload, ports, uses);
    if (unused != null) {
      findings.add(
          DiagnosticCode.PORT_MISMATCH,
          unused.at("containerPort"),
          "a container of workload "
              + quoted(workload.value().name())
              + " declares port "
              + unused.value().containerPort()
              + ", and "
              + Phrases.and(places.stream().map(ReferencedPort::title).toList())
              + " lead to port "
              + number,
          "declare the port that the program listens on, and use it everywhere");
      return;
    }
    for (ReferencedPort place : places) {
      findings.add(
          place.code(),
          place.path(),
          place.title()
              + " leads to port "
              + number
              + ", and the containers of workload "
              + quoted(workload.value().name())
              + " have "
              + (ports.words().isEmpty() ? "no such port" : "ports " + ports.words()),
          "use one of these ports, or declare " + number + " if the program listens on it");
    }
  }

  /** Returns the only container port without a reference; null if there are none or several. */
  private static @Nullable Located<ContainerPort> unused(
      Located<Workload> workload, ContainerPorts ports, List<ReferencedPort> uses) {
    List<String> used = ReferencedPort.ports(uses);
    used.add(PortFlagCheck.scrapedPort(workload.value()));
    List<Located<ContainerPort>> unused =
        ports.declared().stream()
            .filter(
                port ->
                    !used.contains(Integer.toString(port.value().containerPort()))
                        && !used.contains(String.valueOf(port.value().name())))
            .toList();
    return unused.size() == 1 ? unused.get(0) : null;
  }
}
