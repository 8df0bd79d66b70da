package io.gitopsprofile.check.network;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.container.ContainerPort;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.PodSpecs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * PRF037: containers of one pod declare the same port. A number must be unique in the pod, a name
 * in its container, and a name that the Service targets in the pod. (Source: Kubernetes,
 * pkg/apis/core/validation, validateContainerPorts; server-side apply rejects two ports with one
 * number.)
 */
final class DuplicatePortCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (Located<Workload> workload : context.workloads()) {
      List<String> served = ReferencedPort.ports(ReferencedPort.service(workload));
      Map<String, String> numbers = new HashMap<>();
      Map<String, String> names = new HashMap<>();
      for (Located<Container> container : PodSpecs.containers(workload)) {
        String owner = container.value().name();
        for (Located<ContainerPort> port : ContainerPorts.of(container)) {
          String number =
              port.value().containerPort() + "/" + ContainerPorts.protocol(port.value().protocol());
          String earlier = numbers.putIfAbsent(number, owner);
          String name = port.value().name();
          String namesake = name == null ? null : names.putIfAbsent(name, owner);
          if (earlier != null) {
            report(workload, port.at("containerPort"), number, owner, earlier, findings);
          } else if (name != null
              && namesake != null
              && (namesake.equals(owner) || served.contains(name))) {
            report(workload, port.at("name"), quoted(name), owner, namesake, findings);
          }
        }
      }
    }
  }

  private static void report(
      Located<Workload> workload,
      ProfilePath path,
      String port,
      String owner,
      String earlier,
      DiagnosticCollector findings) {
    findings.add(
        DiagnosticCode.DUPLICATE_PORT,
        path,
        "port "
            + port
            + " of workload "
            + quoted(workload.value().name())
            + " stands twice, in container "
            + quoted(earlier)
            + (owner.equals(earlier) ? "" : " and in container " + quoted(owner)),
        "remove one of the two, or change it");
  }
}
