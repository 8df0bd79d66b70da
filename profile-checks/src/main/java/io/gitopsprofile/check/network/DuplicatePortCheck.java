package io.gitopsprofile.check.network;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;
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
    PortReferences references = PortReferences.of(context);
    for (PodTemplate pods : context.objects().pods()) {
      List<String> served = ReferencedPort.ports(references.ofServices(pods));
      Map<String, String> numbers = new HashMap<>();
      Map<String, String> names = new HashMap<>();
      for (ObjectField container : pods.containers()) {
        String owner = container.in("name").text();
        for (ObjectField port : container.in("ports").elements()) {
          String number = port.in("containerPort").value() + "/" + ContainerPorts.protocol(port);
          String earlier = numbers.putIfAbsent(number, owner);
          String name = port.in("name").text();
          String namesake = name.isEmpty() ? null : names.putIfAbsent(name, owner);
          if (earlier != null) {
            report(pods, port.in("containerPort").path(), number, owner, earlier, findings);
          } else if (namesake != null && (namesake.equals(owner) || served.contains(name))) {
            report(pods, port.in("name").path(), quoted(name), owner, namesake, findings);
          }
        }
      }
    }
  }

  private static void report(
      PodTemplate pods,
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
            + " of "
            + pods.object().title()
            + " stands twice, in container "
            + quoted(earlier)
            + (owner.equals(earlier) ? "" : " and in container " + quoted(owner)),
        "remove one of the two, or change it");
  }
}
