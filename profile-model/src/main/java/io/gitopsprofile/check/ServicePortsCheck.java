package io.gitopsprofile.check;

import static io.gitopsprofile.check.Wording.quoted;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Service;
import io.gitopsprofile.model.ServicePort;
import io.gitopsprofile.model.Workload;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A Service has ports, each number once a protocol and each name once; of several each has a name.
 * (Kubernetes: pkg/apis/core/validation, ValidateService.)
 */
final class ServicePortsCheck implements Check {

  @Override
  public void run(Subject subject, Findings findings) {
    for (Part<Workload> workload : subject.workloads()) {
      Service service = workload.value().service();
      if (service != null) {
        String title = "Service " + quoted(Services.name(workload.value(), service));
        ProfilePath path = workload.at("service").key("ports");
        if (service.ports().isEmpty() && !Nested.isPatched(service.patch(), "ports")) {
          findings.add(
              DiagnosticCode.WORKLOAD_INVALID, path, title + " has no ports", "give it a port");
        }
        run(title, Pods.parts(path, service.ports()), findings);
      }
    }
  }

  private static void run(String title, List<Part<ServicePort>> ports, Findings findings) {
    Set<String> numbers = new HashSet<>();
    Set<String> names = new HashSet<>();
    for (Part<ServicePort> port : ports) {
      String name = port.value().name();
      String number = port.value().port() + "/" + ContainerPorts.protocol(port.value().protocol());
      if (!numbers.add(number)) {
        duplicate(title, port.at("port"), number, findings);
      } else if (name == null && ports.size() > 1) {
        findings.add(
            DiagnosticCode.WORKLOAD_INVALID,
            port.at("name"),
            title + " has several ports, and port " + number + " has no name",
            "give each port of the Service a name");
      } else if (name != null && !names.add(name)) {
        duplicate(title, port.at("name"), quoted(name), findings);
      }
    }
  }

  private static void duplicate(String title, ProfilePath path, String port, Findings findings) {
    findings.add(
        DiagnosticCode.DUPLICATE_PORT,
        path,
        title + " has port " + port + " twice",
        "remove one of the two, or change it");
  }
}
