package io.gitopsprofile.check.network;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.catalog.SidecarPorts;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.container.ContainerPort;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.PodSpecs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PRF035, PRF036: a probe (PRF036) or Service (PRF035) names a port that no container port has as
 * its name. A probe needs a port of its own container, a Service a port of any container with the
 * same protocol. If several name the same missing port and a container port with a close name is
 * unused, the name of that port is the only finding.
 */
final class PortNameCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (Located<Workload> workload : context.workloads()) {
      Map<String, List<ReferencedPort>> lost = new LinkedHashMap<>();
      Set<String> used = new LinkedHashSet<>();
      List<Located<ContainerPort>> all = new ContainerPorts(workload).declared();
      for (Located<Container> container : PodSpecs.all(workload)) {
        collect(ReferencedPort.probes(container), ContainerPorts.of(container), lost, used);
      }
      if (!workload.value().containers().isEmpty()) {
        collect(ReferencedPort.service(workload), all, lost, used);
      }
      String scraped = workload.value().allPodAnnotations().get("prometheus.io/port");
      for (Located<ContainerPort> port : all) {
        if (Integer.toString(port.value().containerPort()).equals(scraped)) {
          used.add(String.valueOf(port.value().name()));
        }
      }
      for (Map.Entry<String, List<ReferencedPort>> name : lost.entrySet()) {
        if (!SidecarPorts.mayOpen(name.getKey(), workload.value(), context)) {
          report(workload.value(), name.getKey(), name.getValue(), all, used, findings);
        }
      }
    }
  }

  private static void collect(
      List<ReferencedPort> uses,
      List<Located<ContainerPort>> ports,
      Map<String, List<ReferencedPort>> lost,
      Set<String> used) {
    for (ReferencedPort use : uses) {
      used.add(use.port());
      if (!use.isNumber() && !leads(use, ports)) {
        lost.computeIfAbsent(use.port(), name -> new ArrayList<>()).add(use);
      }
    }
  }

  private static boolean leads(ReferencedPort use, List<Located<ContainerPort>> ports) {
    for (Located<ContainerPort> port : ports) {
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
      List<ReferencedPort> uses,
      List<Located<ContainerPort>> ports,
      Set<String> used,
      DiagnosticCollector findings) {
    Located<ContainerPort> renamed = uses.size() < 2 ? null : renamed(name, ports, used);
    if (renamed != null) {
      ReferencedPort last = uses.get(uses.size() - 1);
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
              + Phrases.and(uses.stream().map(ReferencedPort::title).toList())
              + " use the name "
              + quoted(name),
          "name the port " + quoted(name),
          Edit.set(renamed.at("name"), name));
      return;
    }
    Set<String> names = names(ports);
    for (ReferencedPort use : uses) {
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
                      + Phrases.didYouMean(name, names)),
          names.isEmpty()
              ? "add the port to the container's ports"
              : "use one of " + Phrases.anyOf(names) + ", or add the port to the container",
          declared ? null : Edit.setIfKnown(use.path(), ClosestName.slip(name, names)));
    }
  }

  private static @Nullable Located<ContainerPort> renamed(
      String name, List<Located<ContainerPort>> ports, Set<String> used) {
    String nearest = ClosestName.of(name, names(ports)).orElseGet(() -> onlyUnused(ports, used));
    return ports.stream()
        .filter(port -> nearest.equals(port.value().name()) && !used.contains(nearest))
        .findFirst()
        .orElse(null);
  }

  /** Returns the name of the only unused port; empty if there are none or several. */
  private static String onlyUnused(List<Located<ContainerPort>> ports, Set<String> used) {
    List<String> unused = new ArrayList<>();
    for (Located<ContainerPort> port : ports) {
      String name = port.value().name();
      if (name != null && !used.contains(name)) {
        unused.add(name);
      }
    }
    return unused.size() == 1 ? unused.get(0) : "";
  }

  private static Set<String> names(List<Located<ContainerPort>> ports) {
    Set<String> names = new LinkedHashSet<>();
    for (Located<ContainerPort> port : ports) {
      String name = port.value().name();
      if (name != null) {
        names.add(name);
      }
    }
    return names;
  }
}
