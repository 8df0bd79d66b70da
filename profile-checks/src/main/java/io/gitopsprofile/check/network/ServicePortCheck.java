package io.gitopsprofile.check.network;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.ProfileObject;
import io.gitopsprofile.view.Services;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * PRF037, PRF039: a Service repeats a port number for one protocol or a port name, has several
 * ports without names, or has no port. A headless Service and a Service for a name outside the
 * cluster may have no ports. (Source: Kubernetes, pkg/apis/core/validation, ValidateService.)
 */
final class ServicePortCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (ProfileObject service : Services.all(context.objects())) {
      String title = "Service " + quoted(service.name());
      ObjectField ports = service.field("spec", "ports");
      if (ports.list().isEmpty()
          && !Services.isHeadless(service)
          && !service.field("spec", "type").text().equals("ExternalName")) {
        findings.add(
            DiagnosticCode.WORKLOAD_INVALID,
            ports.path(),
            title + " has no ports",
            "give it a port");
      }
      run(title, ports.elements(), findings);
    }
  }

  private static void run(String title, List<ObjectField> ports, DiagnosticCollector findings) {
    Set<String> numbers = new HashSet<>();
    Set<String> names = new HashSet<>();
    for (ObjectField port : ports) {
      String name = port.in("name").text();
      String number = port.in("port").value() + "/" + ContainerPorts.protocol(port);
      if (!numbers.add(number)) {
        duplicate(title, port.in("port").path(), number, findings);
      } else if (name.isEmpty() && ports.size() > 1) {
        findings.add(
            DiagnosticCode.WORKLOAD_INVALID,
            port.in("name").path(),
            title + " has several ports, and port " + number + " has no name",
            "give each port of the Service a name");
      } else if (!name.isEmpty() && !names.add(name)) {
        duplicate(title, port.in("name").path(), quoted(name), findings);
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
