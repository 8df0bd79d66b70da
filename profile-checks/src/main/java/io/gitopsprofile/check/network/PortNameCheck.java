package io.gitopsprofile.check.network;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;
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
    PortReferences references = PortReferences.of(context);
    for (PodTemplate pods : context.objects().pods()) {
      Map<String, List<ReferencedPort>> lost = new LinkedHashMap<>();
      Set<String> used = new LinkedHashSet<>();
      List<ObjectField> all = PortReferences.ports(pods);
      for (ObjectField container : pods.allContainers()) {
        List<ObjectField> own = container.in("ports").elements();
        collect(ReferencedPort.probes(container), own, lost, used);
      }
      collect(references.ofServices(pods), all, lost, used);
      used.addAll(scraped(pods, all));
      for (Map.Entry<String, List<ReferencedPort>> name : lost.entrySet()) {
        if (!references.mayBeOfSidecar(name.getValue().get(0), pods)) {
          report(pods, name.getKey(), name.getValue(), all, used, findings);
        }
      }
    }
  }

  /** The names of the ports that Prometheus reads. */
  private static Set<String> scraped(PodTemplate pods, List<ObjectField> ports) {
    Set<String> names = new LinkedHashSet<>();
    String scraped = pods.template().in("metadata", "annotations", "prometheus.io/port").text();
    for (ObjectField port : ports) {
      if (scraped.equals(String.valueOf(port.in("containerPort").value()))) {
        names.add(port.in("name").text());
      }
    }
    return names;
  }

  private static void collect(
      List<ReferencedPort> uses,
      List<ObjectField> ports,
      Map<String, List<ReferencedPort>> lost,
      Set<String> used) {
    for (ReferencedPort use : uses) {
      used.add(use.port());
      if (!use.isNumber() && !use.leadsTo(ports)) {
        lost.computeIfAbsent(use.port(), name -> new ArrayList<>()).add(use);
      }
    }
  }

  private static void report(
      PodTemplate pods,
      String name,
      List<ReferencedPort> uses,
      List<ObjectField> ports,
      Set<String> used,
      DiagnosticCollector findings) {
    ObjectField renamed = uses.size() < 2 ? null : renamed(name, ports, used);
    if (renamed != null) {
      ReferencedPort last = uses.get(uses.size() - 1);
      findings.add(
          last.code(),
          renamed.in("name").path(),
          "container port "
              + renamed.in("containerPort").value()
              + " of "
              + pods.object().title()
              + " is named "
              + quoted(renamed.in("name").text())
              + ", and "
              + Phrases.and(uses.stream().map(ReferencedPort::title).toList())
              + " use the name "
              + quoted(name),
          "name the port " + quoted(name),
          Edit.set(renamed.in("name").path(), name));
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
                  : ", and no container of "
                      + pods.object().title()
                      + " has a port of that name"
                      + Phrases.didYouMean(name, names)),
          names.isEmpty()
              ? "add the port to the container's ports"
              : "use one of " + Phrases.anyOf(names) + ", or add the port to the container",
          declared ? null : Edit.setIfKnown(use.path(), ClosestName.slip(name, names)));
    }
  }

  private static @Nullable ObjectField renamed(
      String name, List<ObjectField> ports, Set<String> used) {
    String nearest = ClosestName.of(name, names(ports)).orElseGet(() -> onlyUnused(ports, used));
    for (ObjectField port : ports) {
      String own = port.in("name").text();
      if (!own.isEmpty() && own.equals(nearest) && !used.contains(own)) {
        return port;
      }
    }
    return null;
  }

  /** The name of the one port that nothing uses; empty if there are none or several. */
  private static String onlyUnused(List<ObjectField> ports, Set<String> used) {
    List<String> unused = new ArrayList<>();
    for (ObjectField port : ports) {
      String name = port.in("name").text();
      if (!name.isEmpty() && !used.contains(name)) {
        unused.add(name);
      }
    }
    return unused.size() == 1 ? unused.get(0) : "";
  }

  private static Set<String> names(List<ObjectField> ports) {
    Set<String> names = new LinkedHashSet<>();
    for (ObjectField port : ports) {
      String name = port.in("name").text();
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
    return names;
  }
}
