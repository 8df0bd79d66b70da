package io.gitopsprofile.view;

import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.workload.Service;
import io.gitopsprofile.model.workload.ServicePort;
import io.gitopsprofile.model.workload.Workload;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The Services of a profile, those of workloads and those among its manifests. */
public final class Services {

  /**
   * A Service that pods can call.
   *
   * @param name the Service's name
   * @param namespace the Service's namespace
   * @param ports the Service's ports
   */
  public record Callable(String name, String namespace, Set<Integer> ports) {}

  private Services() {}

  /** Returns a Service's name: its own, else its workload's. */
  public static String name(Workload workload, Service service) {
    String name = service.name();
    return name == null ? workload.name() : name;
  }

  /** Returns all Services of a profile; one without ports can be called at any port. */
  public static List<Callable> all(ProfileParts parts) {
    List<Callable> all = new ArrayList<>();
    for (Located<Workload> part : parts.workloads()) {
      Workload workload = part.value();
      Service service = workload.service();
      if (service != null) {
        Set<Integer> ports = new LinkedHashSet<>();
        boolean headless =
            "None".equals(FreeFormValues.value(service.patch().get("spec"), "clusterIP"));
        if (!headless) {
          for (ServicePort port : service.ports()) {
            ports.add(port.port());
          }
        }
        all.add(new Callable(name(workload, service), workload.namespace(), ports));
      }
    }
    for (Located<Manifest> part : ManifestObjects.ofKind(parts, "Service")) {
      Manifest manifest = part.value();
      Set<Integer> ports = new LinkedHashSet<>();
      Object spec = manifest.object().get("spec");
      if (!FreeFormValues.text(spec, "clusterIP").equals("None")) {
        for (Object port : FreeFormValues.list(spec, "ports")) {
          if (FreeFormValues.value(port, "port") instanceof Long number) {
            ports.add(number.intValue());
          }
        }
      }
      all.add(new Callable(manifest.name(), ManifestObjects.namespace(manifest), ports));
    }
    return all;
  }
}
