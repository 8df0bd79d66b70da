package io.gitopsprofile.check.network;

import io.gitopsprofile.catalog.SidecarPorts;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.check.network.PortFlagCheck.Orphan;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;
import io.gitopsprofile.view.ProfileObject;
import io.gitopsprofile.view.Services;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The places of a profile that count on a port of its pods: probes, and the Services in front. */
final class PortReferences {

  /** Enough to tell what a Service leads to; one with more pods behind it is not looked into. */
  private static final int MOST_PODS = 16;

  private final CheckContext context;
  private final Map<ProfilePath, List<ReferencedPort>> services = new HashMap<>();
  private final IdentityHashMap<PodTemplate, Set<String>> named = new IdentityHashMap<>();
  private final IdentityHashMap<Located<Workload>, List<ReferencedPort>> ofWorkloads =
      new IdentityHashMap<>();
  private final IdentityHashMap<Located<Workload>, Map<Integer, Orphan>> orphans =
      new IdentityHashMap<>();

  /** Returns the places of a profile, found once for all checks of a run. */
  static PortReferences of(CheckContext context) {
    PortReferences known = context.shared(PortReferences.class);
    if (known == null) {
      known = new PortReferences(context);
      context.share(known);
    }
    return known;
  }

  /** Finds the pods behind each Service. */
  private PortReferences(CheckContext context) {
    this.context = context;
    for (ProfileObject service : Services.all(context.objects())) {
      Map<?, ?> selector = service.field("spec", "selector").map();
      List<PodTemplate> selected =
          context.objects().podsWith(service.namespace(), selector, MOST_PODS + 1);
      PodTemplate own = own(service, selector);
      for (ObjectField port : service.field("spec", "ports").elements()) {
        ReferencedPort use = ReferencedPort.service(service, port);
        if (use != null && !use.isNumber()) {
          addName(use, selected, own);
        } else if (use != null) {
          addNumber(use, selected, own);
        }
      }
    }
  }

  /** The pods of the workload that the Service is of, if it selects them. */
  private @Nullable PodTemplate own(ProfileObject service, Map<?, ?> selector) {
    ProfileObject owner =
        service.isManifest() ? null : context.objects().of(service.part().parent());
    PodTemplate pods = owner == null ? null : context.objects().podsOf(owner);
    return pods != null && pods.has(selector) ? pods : null;
  }

  /** A number leads to the pods that a workload's Service is for, or to the only ones. */
  private void addNumber(
      ReferencedPort use, List<PodTemplate> selected, @Nullable PodTemplate own) {
    if (own != null || selected.size() == 1) {
      add(own == null ? selected.get(0) : own, use);
    }
  }

  /** A name leads to the pods that have it; if none has it, and none is unknown, to the first. */
  private void addName(ReferencedPort use, List<PodTemplate> selected, @Nullable PodTemplate own) {
    boolean led = false;
    boolean unknown = selected.isEmpty() || selected.size() > MOST_PODS;
    for (PodTemplate pods : selected) {
      if (named(pods).contains(use.port() + "/" + use.protocol())) {
        add(pods, use);
        led = true;
      }
      unknown |= pods.spec().in("containers").list().isEmpty() || mayBeOfSidecar(use, pods);
    }
    if (!led && !unknown) {
      add(own == null ? selected.get(0) : own, use);
    }
  }

  /** The names of the ports of pods, with their protocols. */
  private Set<String> named(PodTemplate pods) {
    Set<String> known = named.get(pods);
    if (known == null) {
      known = new HashSet<>();
      for (ObjectField port : ports(pods)) {
        known.add(port.in("name").text() + "/" + ContainerPorts.protocol(port));
      }
      named.put(pods, known);
    }
    return known;
  }

  private void add(PodTemplate pods, ReferencedPort use) {
    List<ReferencedPort> uses = services.get(pods.object().part());
    if (uses == null) {
      uses = new ArrayList<>();
      services.put(pods.object().part(), uses);
    }
    uses.add(use);
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
    List<ReferencedPort> known = ofWorkloads.get(workload);
    if (known == null) {
      PodTemplate pods = context.pods(workload);
      known = pods == null ? List.of() : all(pods);
      ofWorkloads.put(workload, known);
    }
    return known;
  }

  /** The declared ports of a workload that its programs do not listen on. */
  Map<Integer, Orphan> orphans(Located<Workload> workload) {
    Map<Integer, Orphan> known = orphans.get(workload);
    if (known == null) {
      known = PortFlagCheck.orphans(workload, all(workload));
      orphans.put(workload, known);
    }
    return known;
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
