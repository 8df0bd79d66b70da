package io.gitopsprofile.render.workload;

import static io.gitopsprofile.render.object.Fabric8Values.intOrString;
import static io.gitopsprofile.render.object.Fabric8Values.metadata;
import static io.gitopsprofile.render.object.Fabric8Values.text;

import io.fabric8.kubernetes.api.model.ServiceSpec;
import io.gitopsprofile.model.workload.Service;
import io.gitopsprofile.model.workload.ServicePort;
import io.gitopsprofile.model.workload.Workload;
import java.util.ArrayList;
import java.util.List;

/** Renders the Service in front of a workload. */
final class ServiceRenderer {

  private ServiceRenderer() {}

  static io.fabric8.kubernetes.api.model.Service render(Service model, Workload workload) {
    String name = model.name() == null ? workload.name() : model.name();
    ServiceSpec spec = new ServiceSpec();
    spec.setType(text(model.type()));
    spec.setClusterIP(model.clusterIP());
    spec.setSelector(model.selector().isEmpty() ? workload.matchLabels() : model.selector());
    List<io.fabric8.kubernetes.api.model.ServicePort> ports = new ArrayList<>();
    for (ServicePort port : model.ports()) {
      ports.add(port(port));
    }
    spec.setPorts(ports);
    var service = new io.fabric8.kubernetes.api.model.Service();
    service.setMetadata(
        metadata(name, workload.namespace(), workload.allServiceLabels(), model.annotations()));
    service.setSpec(spec);
    return service;
  }

  private static io.fabric8.kubernetes.api.model.ServicePort port(ServicePort model) {
    var port = new io.fabric8.kubernetes.api.model.ServicePort();
    port.setName(model.name());
    port.setPort(model.port());
    port.setProtocol(text(model.protocol()));
    port.setTargetPort(intOrString(model.targetPort()));
    return port;
  }
}
