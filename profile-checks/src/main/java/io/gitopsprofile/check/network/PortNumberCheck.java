package io.gitopsprofile.check.network;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.diagnostic.Severity;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * PRF035, PRF036: a probe (PRF036) or Service (PRF035) uses a port number that no container listens
 * on. If the images of all containers are known, their flags tell the ports, and the finding is an
 * error. Otherwise the declared ports do. Kubernetes takes a declared number for information only,
 * and programs listen on ports that nobody declares, such as one for health: the finding is
 * information, or a warning if something besides {@link UndeclaredPort speaks for a slip}. The
 * check skips a container of an unknown image that declares no port, and a number that the command
 * or the environment of such a container has. If several places agree on a number and one container
 * port is unused, that port is the only finding.
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
                && !ports.isSet(use.port())
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
    Severity severity =
        isKnown
            ? Severity.ERROR
            : UndeclaredPort.isSuspect(ports, uses, places) ? Severity.WARNING : Severity.INFO;
    ObjectField unused = places.size() < 2 ? null : UndeclaredPort.unused(ports, uses);
    if (unused != null) {
      add(
          severity,
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
          severity,
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
      Severity severity,
      DiagnosticCode code,
      ProfilePath path,
      String message,
      String fix,
      DiagnosticCollector findings) {
    switch (severity) {
      case ERROR -> findings.add(code, path, message, fix);
      case WARNING -> findings.warn(code, path, message, fix);
      case INFO -> findings.inform(code, path, message, fix);
    }
  }
}
