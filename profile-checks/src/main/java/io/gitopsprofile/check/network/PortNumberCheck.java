package io.gitopsprofile.check.network;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PRF035, PRF036: a probe (PRF036) or Service (PRF035) uses a port number that no container listens
 * on. If the images of all containers are known, their flags tell the ports, and the finding is an
 * error. Otherwise the declared ports do, and the finding is a warning: Kubernetes takes a declared
 * number for information only. The check skips a container of an unknown image that declares no
 * port. If several places agree on a number and one container port is unused, that port is the only
 * finding.
 */
final class PortNumberCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    PortReferences references = PortReferences.of(context);
    for (PodTemplate pods : context.objects().pods()) {
      Located<Workload> workload = context.workload(pods.object());
      ContainerPorts ports = new ContainerPorts(pods, workload);
      if (!pods.containers().isEmpty() && ports.complete()) {
        List<ReferencedPort> uses = references.all(pods);
        Set<Integer> reported = workload == null ? Set.of() : references.orphans(workload).keySet();
        Map<String, List<ReferencedPort>> lost = new LinkedHashMap<>();
        for (ReferencedPort use : uses) {
          if (use.isNumber()) {
            int number = Integer.parseInt(use.port());
            if (!reported.contains(number)
                && !ports.open(number, use.protocol())
                && !references.mayBeOfSidecar(use, pods)) {
              lost.computeIfAbsent(use.port(), any -> new ArrayList<>()).add(use);
            }
          }
        }
        for (List<ReferencedPort> places : lost.values()) {
          report(pods, ports, uses, places, findings);
        }
      }
    }
  }

  private static void report(
      PodTemplate pods,
      ContainerPorts ports,
      List<ReferencedPort> uses,
      List<ReferencedPort> places,
      DiagnosticCollector findings) {
    String number = places.get(0).port();
    boolean isKnown = ports.known() && places.get(0).protocol().equals("TCP");
    ObjectField unused = places.size() < 2 ? null : unused(pods, ports, uses);
    if (unused != null) {
      add(
          isKnown,
          DiagnosticCode.PORT_MISMATCH,
          unused.in("containerPort").path(),
          "a container of "
              + pods.object().title()
              + " declares port "
              + unused.in("containerPort").value()
              + ", and "
              + Phrases.and(places.stream().map(ReferencedPort::title).toList())
              + " lead to port "
              + number,
          isKnown
              ? "declare the port that the program listens on, and use it everywhere"
              : "declare " + number + " if the program listens on it, or else change that number",
          findings);
      return;
    }
    for (ReferencedPort place : places) {
      add(
          isKnown,
          place.code(),
          place.path(),
          place.title()
              + " leads to port "
              + number
              + ", and the containers of "
              + pods.object().title()
              + (isKnown
                  ? " have " + (ports.words().isEmpty() ? "no such port" : "ports " + ports.words())
                  : " declare ports " + ports.words()),
          isKnown
              ? "use one of these ports, or let the program listen on " + number
              : "declare " + number + " if the program listens on it, or else change the number",
          findings);
    }
  }

  private static void add(
      boolean isKnown,
      DiagnosticCode code,
      ProfilePath path,
      String message,
      String fix,
      DiagnosticCollector findings) {
    if (isKnown) {
      findings.add(code, path, message, fix);
    } else {
      findings.warn(code, path, message, fix);
    }
  }

  /** Returns the only container port without a reference; null if there are none or several. */
  private static @Nullable ObjectField unused(
      PodTemplate pods, ContainerPorts ports, List<ReferencedPort> uses) {
    List<String> used = ReferencedPort.ports(uses);
    used.add(pods.template().in("metadata", "annotations", "prometheus.io/port").text());
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
}
