package io.gitopsprofile.check;

import static io.gitopsprofile.check.Wording.quoted;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Container;
import io.gitopsprofile.model.ContainerPort;
import io.gitopsprofile.model.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A port that a probe or Service names is the name of a container port: a probe's of its own
 * container, a Service's of any, with its protocol. Where several name the same missing port and a
 * container port of nearly that name is used by none, that port's name is the one finding.
 */
final class PortNameCheck implements Check {

  @Override
  public void run(Subject subject, Findings findings) {
    for (Part<Workload> workload : subject.workloads()) {
      Map<String, List<PortUse>> lost = new LinkedHashMap<>();
      Set<String> used = new LinkedHashSet<>();
      List<Part<ContainerPort>> all = new ContainerPorts(workload).declared();
      for (Part<Container> container : Pods.all(workload)) {
        collect(PortUse.probes(container), ContainerPorts.of(container), lost, used);
      }
      if (!workload.value().containers().isEmpty()) {
        collect(PortUse.service(workload), all, lost, used);
      }
      String scraped = workload.value().allPodAnnotations().get("prometheus.io/port");
      for (Part<ContainerPort> port : all) {
        if (Integer.toString(port.value().containerPort()).equals(scraped)) {
          used.add(String.valueOf(port.value().name()));
        }
      }
      for (Map.Entry<String, List<PortUse>> name : lost.entrySet()) {
        if (!SidecarPorts.mayOpen(name.getKey(), workload.value(), subject)) {
          report(workload.value(), name.getKey(), name.getValue(), all, used, findings);
        }
      }
    }
  }

  private static void collect(
      List<PortUse> uses,
      List<Part<ContainerPort>> ports,
      Map<String, List<PortUse>> lost,
      Set<String> used) {
    for (PortUse use : uses) {
      used.add(use.port());
      if (!use.isNumber() && !leads(use, ports)) {
        lost.computeIfAbsent(use.port(), name -> new ArrayList<>()).add(use);
      }
    }
  }

  private static boolean leads(PortUse use, List<Part<ContainerPort>> ports) {
    for (Part<ContainerPort> port : ports) {
      if (use.port().equals(port.value().name())
          && use.protocol().equals(ContainerPorts.protocol(port.value().protocol()))) {
        return true;
      }
    }
    return false;
  }

  private static void report(
      Workload workload,
      String name,
      List<PortUse> uses,
      List<Part<ContainerPort>> ports,
      Set<String> used,
      Findings findings) {
    Part<ContainerPort> renamed = uses.size() < 2 ? null : renamed(name, ports, used);
    if (renamed != null) {
      PortUse last = uses.get(uses.size() - 1);
      findings.add(
          last.code(),
          renamed.at("name"),
          "container port "
              + renamed.value().containerPort()
              + " of workload "
              + quoted(workload.name())
              + " is named "
              + quoted(String.valueOf(renamed.value().name()))
              + ", and "
              + Wording.and(uses.stream().map(PortUse::title).toList())
              + " use the name "
              + quoted(name),
          "name the port " + quoted(name),
          Edit.set(renamed.at("name"), name));
      return;
    }
    Set<String> names = names(ports);
    for (PortUse use : uses) {
      boolean declared = names.contains(name);
      findings.add(
          use.code(),
          use.path(),
          use.title()
              + " leads to port "
              + quoted(name)
              + (declared
                  ? ", which is none of its container's with protocol " + use.protocol()
                  : ", and no container of workload "
                      + quoted(workload.name())
                      + " has a port of that name"
                      + Wording.didYouMean(name, names)),
          names.isEmpty()
              ? "add the port to the container's ports"
              : "use one of " + Wording.anyOf(names) + ", or add the port to the container",
          declared ? null : Edit.setIfKnown(use.path(), Nearest.slip(name, names)));
    }
  }

  private static @Nullable Part<ContainerPort> renamed(
      String name, List<Part<ContainerPort>> ports, Set<String> used) {
    String nearest = Nearest.of(name, names(ports)).orElseGet(() -> onlyUnused(ports, used));
    return ports.stream()
        .filter(port -> nearest.equals(port.value().name()) && !used.contains(nearest))
        .findFirst()
        .orElse(null);
  }

  /** The name of the one port that nothing uses; empty if there are none or several. */
  private static String onlyUnused(List<Part<ContainerPort>> ports, Set<String> used) {
    List<String> unused = new ArrayList<>();
    for (Part<ContainerPort> port : ports) {
      String name = port.value().name();
      if (name != null && !used.contains(name)) {
        unused.add(name);
      }
    }
    return unused.size() == 1 ? unused.get(0) : "";
  }

  private static Set<String> names(List<Part<ContainerPort>> ports) {
    Set<String> names = new LinkedHashSet<>();
    for (Part<ContainerPort> port : ports) {
      String name = port.value().name();
      if (name != null) {
        names.add(name);
      }
    }
    return names;
  }
}
