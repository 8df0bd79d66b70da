package io.gitopsprofile.check;

import static io.gitopsprofile.check.Wording.quoted;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Container;
import io.gitopsprofile.model.ContainerPort;
import io.gitopsprofile.model.Workload;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Containers of one pod share its ports: each number stands once, a name once a container, and a
 * name that the Service leads to once in the pod. (Kubernetes: pkg/apis/core/validation,
 * validateContainerPorts; server-side apply refuses two of one number.)
 */
final class DuplicatePortCheck implements Check {

  @Override
  public void run(Subject subject, Findings findings) {
    for (Part<Workload> workload : subject.workloads()) {
      List<String> served = PortUse.ports(PortUse.service(workload));
      Map<String, String> numbers = new HashMap<>();
      Map<String, String> names = new HashMap<>();
      for (Part<Container> container : Pods.containers(workload)) {
        String owner = container.value().name();
        for (Part<ContainerPort> port : ContainerPorts.of(container)) {
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
      Part<Workload> workload,
      ProfilePath path,
      String port,
      String owner,
      String earlier,
      Findings findings) {
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
