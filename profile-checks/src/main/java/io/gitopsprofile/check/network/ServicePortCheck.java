package io.gitopsprofile.check.network;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.workload.Service;
import io.gitopsprofile.model.workload.ServicePort;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.FreeFormValues;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.PodSpecs;
import io.gitopsprofile.view.Services;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * PRF037, PRF039: the ports of a Service are invalid: two with one number and protocol or one name
 * (PRF037), none at all, or several of which one has no name (PRF039). (Source: Kubernetes,
 * pkg/apis/core/validation, ValidateService.)
 */
final class ServicePortCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (Located<Workload> workload : context.workloads()) {
      Service service = workload.value().service();
      if (service != null) {
        String title = "Service " + quoted(Services.name(workload.value(), service));
        ProfilePath path = workload.at("service").key("ports");
        if (service.ports().isEmpty() && !FreeFormValues.isPatched(service.patch(), "ports")) {
          findings.add(
              DiagnosticCode.WORKLOAD_INVALID, path, title + " has no ports", "give it a port");
        }
        run(title, PodSpecs.parts(path, service.ports()), findings);
      }
    }
  }

  private static void run(
      String title, List<Located<ServicePort>> ports, DiagnosticCollector findings) {
    Set<String> numbers = new HashSet<>();
    Set<String> names = new HashSet<>();
    for (Located<ServicePort> port : ports) {
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

  private static void duplicate(
      String title, ProfilePath path, String port, DiagnosticCollector findings) {
    findings.add(
        DiagnosticCode.DUPLICATE_PORT,
        path,
        title + " has port " + port + " twice",
        "remove one of the two, or change it");
  }
}
