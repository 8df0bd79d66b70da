package io.gitopsprofile.check.network;

import io.gitopsprofile.catalog.SidecarPorts;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;
import io.gitopsprofile.view.ProfileObject;
import io.gitopsprofile.view.Services;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The places of a profile that count on a port of its pods: probes, and the Services in front. */
final class PortReferences {

  private final CheckContext context;
  private final Map<ProfilePath, List<ReferencedPort>> services = new HashMap<>();

  /** Finds the pods behind each Service, once for all of them. */
  PortReferences(CheckContext context) {
    this.context = context;
    for (ProfileObject service : Services.all(context.objects())) {
      List<PodTemplate> selected =
          context
              .objects()
              .podsWith(service.namespace(), service.field("spec", "selector").map());
      for (ObjectField port : service.field("spec", "ports").elements()) {
        ReferencedPort use = ReferencedPort.service(service, port);
        if (use != null) {
          add(service, use, selected);
        }
      }
    }
  }

  /**
   * A name leads to the pods that have it; if none has it, and none is unknown, to the first. A
   * number leads to the pods that a workload's Service is for, or to the only ones.
   */
  private void add(ProfileObject service, ReferencedPort use, List<PodTemplate> selected) {
    boolean led = false;
    boolean unknown = false;
    PodTemplate own = null;
    for (PodTemplate pods : selected) {
      if (!use.isNumber() && use.leadsTo(ports(pods))) {
        add(pods, use);
        led = true;
      }
      unknown |= pods.containers().isEmpty() || mayBeOfSidecar(use, pods);
      own = pods.object().part().equals(service.part().parent()) ? pods : own;
    }
    if (use.isNumber() && (own != null || selected.size() == 1)) {
      add(own == null ? selected.get(0) : own, use);
    } else if (!use.isNumber() && !led && !unknown && !selected.isEmpty()) {
      add(own == null ? selected.get(0) : own, use);
    }
  }

  private void add(PodTemplate pods, ReferencedPort use) {
    services.computeIfAbsent(pods.object().part(), part -> new ArrayList<>()).add(use);
  }

  /** Tells a port that a sidecar in the pods may open; of a manifest's pods any sidecar may be. */
  boolean mayBeOfSidecar(ReferencedPort use, PodTemplate pods) {
    Located<Workload> workload = context.workload(pods.object());
    return workload == null
        ? SidecarPorts.isKnown(use.port())
        : SidecarPorts.mayOpen(use.port(), workload.value(), context);
  }

  /** The ports that the Services in front of the pods lead to. */
  List<ReferencedPort> ofServices(PodTemplate pods) {
    return services.getOrDefault(pods.object().part(), List.of());
  }

  /** The ports that the pods' own probes and the Services in front of them lead to. */
  List<ReferencedPort> all(PodTemplate pods) {
    List<ReferencedPort> all = new ArrayList<>();
    for (ObjectField container : pods.allContainers()) {
      all.addAll(ReferencedPort.probes(container));
    }
    all.addAll(ofServices(pods));
    return all;
  }

  /** The same, of the pods of a workload; none where it could not be rendered. */
  List<ReferencedPort> all(Located<Workload> workload) {
    PodTemplate pods = context.pods(workload);
    return pods == null ? List.of() : all(pods);
  }

  /** The ports that the containers of pods declare. */
  static List<ObjectField> ports(PodTemplate pods) {
    List<ObjectField> ports = new ArrayList<>();
    for (ObjectField container : pods.allContainers()) {
      ports.addAll(container.in("ports").elements());
    }
    return ports;
  }
}
