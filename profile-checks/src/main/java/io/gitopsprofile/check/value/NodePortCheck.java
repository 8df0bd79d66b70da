package io.gitopsprofile.check.value;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.model.cluster.Cluster;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.ProfileObject;
import io.gitopsprofile.view.Services;
import java.util.HashMap;
import java.util.Map;

/**
 * PRF168: the API server refuses a nodePort: it is outside the range of such ports, belongs to a
 * Service of a type without them, or two Services have it. EKS has the default range; on another
 * cluster a flag may change it. (Source: Kubernetes, Service, type: NodePort; pkg/apis/core/
 * validation, ValidateService.)
 */
final class NodePortCheck implements Check {

  private static final long FIRST = 30_000;
  private static final long LAST = 32_767;

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    Cluster cluster = context.profile().cluster();
    boolean isEks = cluster != null && cluster.region() != null;
    Map<String, ProfileObject> taken = new HashMap<>();
    for (ProfileObject service : Services.all(context.objects())) {
      String type = service.field("spec", "type").text();
      for (ObjectField port : service.field("spec", "ports").elements()) {
        ObjectField field = port.in("nodePort");
        Long number = field.number();
        if (number != null && number != 0) {
          check(service, type, field, number, isEks, findings);
          String protocol = port.in("protocol").text();
          ProfileObject other =
              taken.putIfAbsent(number + (protocol.isEmpty() ? "TCP" : protocol), service);
          if (other != null) {
            findings.add(
                DiagnosticCode.NODE_PORT,
                field.path(),
                "the "
                    + service.title()
                    + " has nodePort "
                    + number
                    + ", which the "
                    + other.title()
                    + " has already",
                "write another number, or leave nodePort out for a free one");
          }
        }
      }
    }
  }

  private static void check(
      ProfileObject service,
      String type,
      ObjectField field,
      long number,
      boolean isEks,
      DiagnosticCollector findings) {
    String title = "the " + service.title() + " has nodePort " + number;
    if (type.isEmpty() || type.equals("ClusterIP") || type.equals("ExternalName")) {
      findings.add(
          DiagnosticCode.NODE_PORT,
          field.path(),
          title + "; a Service of type " + (type.isEmpty() ? "ClusterIP" : type) + " has none",
          "remove nodePort, or set type: NodePort",
          Edit.remove(field.path()));
    } else if (number < FIRST || number > LAST) {
      String message = title + "; the API server takes " + FIRST + " to " + LAST;
      String fix = "write a number from that range, or leave nodePort out for a free one";
      if (isEks) {
        findings.add(DiagnosticCode.NODE_PORT, field.path(), message, fix);
      } else {
        findings.warn(DiagnosticCode.NODE_PORT, field.path(), message, fix);
      }
    }
  }
}
