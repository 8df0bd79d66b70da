package io.gitopsprofile.check;

import static io.gitopsprofile.check.Wording.quoted;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Container;
import io.gitopsprofile.model.ContainerPort;
import io.gitopsprofile.model.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A port that a probe or Service names by number is one that a container listens on, by its flags
 * where its image is known, else by its ports. Kubernetes lets a container listen on ports that it
 * does not declare, so where a container of an unknown image declares none nothing is said. Where
 * several places agree on a number and one container port is used by none, that is the one finding.
 */
final class PortNumberCheck implements Check {

  @Override
  public void run(Subject subject, Findings findings) {
    for (Part<Workload> workload : subject.workloads()) {
      ContainerPorts ports = new ContainerPorts(workload);
      if (!workload.value().containers().isEmpty() && ports.complete()) {
        Set<Integer> reported = PortFlagCheck.orphans(workload).keySet();
        List<PortUse> uses = uses(workload);
        Map<String, List<PortUse>> lost = new LinkedHashMap<>();
        for (PortUse use : uses) {
          if (use.isNumber()) {
            int number = Integer.parseInt(use.port());
            if (!reported.contains(number)
                && !ports.open(number, use.protocol())
                && !SidecarPorts.mayOpen(use.port(), workload.value(), subject)) {
              lost.computeIfAbsent(use.port(), any -> new ArrayList<>()).add(use);
            }
          }
        }
        for (List<PortUse> places : lost.values()) {
          report(workload, ports, uses, places, findings);
        }
      }
    }
  }

  /** All places that count on a port of the workload's pods. */
  static List<PortUse> uses(Part<Workload> workload) {
    List<PortUse> uses = new ArrayList<>();
    for (Part<Container> container : Pods.all(workload)) {
      uses.addAll(PortUse.probes(container));
    }
    uses.addAll(PortUse.service(workload));
    return uses;
  }

  private static void report(
      Part<Workload> workload,
      ContainerPorts ports,
      List<PortUse> uses,
      List<PortUse> places,
      Findings findings) {
    String number = places.get(0).port();
    Part<ContainerPort> unused = places.size() < 2 ? null : unused(workload, ports, uses);
    if (unused != null) {
      findings.add(
          DiagnosticCode.PORT_MISMATCH,
          unused.at("containerPort"),
          "a container of workload "
              + quoted(workload.value().name())
              + " declares port "
              + unused.value().containerPort()
              + ", and "
              + Wording.and(places.stream().map(PortUse::title).toList())
              + " lead to port "
              + number,
          "declare the port that the program listens on, and use it everywhere");
      return;
    }
    for (PortUse place : places) {
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

  /** The one container port that nothing counts on; null if there are none or several. */
  private static @Nullable Part<ContainerPort> unused(
      Part<Workload> workload, ContainerPorts ports, List<PortUse> uses) {
    List<String> used = PortUse.ports(uses);
    used.add(workload.value().allPodAnnotations().getOrDefault("prometheus.io/port", ""));
    List<Part<ContainerPort>> unused =
        ports.declared().stream()
            .filter(
                port ->
                    !used.contains(Integer.toString(port.value().containerPort()))
                        && !used.contains(String.valueOf(port.value().name())))
            .toList();
    return unused.size() == 1 ? unused.get(0) : null;
  }
}
