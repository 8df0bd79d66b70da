package io.gitopsprofile.check;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.Service;
import io.gitopsprofile.model.ServicePort;
import io.gitopsprofile.model.Workload;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The Services of a profile, those of workloads and those among its manifests. */
final class Services {

  /**
   * A Service that can be called.
   *
   * @param name its name
   * @param namespace its namespace
   * @param ports its ports
   */
  record Callable(String name, String namespace, Set<Integer> ports) {}

  private Services() {}

  /** A Service's name: its own, else its workload's. */
  static String name(Workload workload, Service service) {
    String name = service.name();
    return name == null ? workload.name() : name;
  }

  /** All of a profile; one without ports can be called at any. */
  static List<Callable> all(Subject subject) {
    List<Callable> all = new ArrayList<>();
    for (Part<Workload> part : subject.workloads()) {
      Workload workload = part.value();
      Service service = workload.service();
      if (service != null) {
        Set<Integer> ports = new LinkedHashSet<>();
        boolean headless = "None".equals(Nested.value(service.patch().get("spec"), "clusterIP"));
        if (!headless) {
          for (ServicePort port : service.ports()) {
            ports.add(port.port());
          }
        }
        all.add(new Callable(name(workload, service), workload.namespace(), ports));
      }
    }
    for (Part<Manifest> part : Manifests.ofKind(subject, "Service")) {
      Manifest manifest = part.value();
      Set<Integer> ports = new LinkedHashSet<>();
      Object spec = manifest.object().get("spec");
      if (!Nested.text(spec, "clusterIP").equals("None")) {
        for (Object port : Nested.list(spec, "ports")) {
          if (Nested.value(port, "port") instanceof Long number) {
            ports.add(number.intValue());
          }
        }
      }
      all.add(new Callable(manifest.name(), Manifests.namespace(manifest), ports));
    }
    return all;
  }
}
