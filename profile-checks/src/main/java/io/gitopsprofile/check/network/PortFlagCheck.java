package io.gitopsprofile.check.network;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.catalog.KnownImage;
import io.gitopsprofile.catalog.PortFlags.Listener;
import io.gitopsprofile.catalog.image.KnownImages;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.container.ContainerPort;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.PodSpecs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * PRF036: a container with a known image listens on other ports than its workload names, by its
 * flags and environment. If container port and probe or Service agree and only the flag differs,
 * the flag is the finding. A declared port that no probe and no Service uses harms nothing and is a
 * warning. Ports that only Prometheus uses belong to another check.
 */
final class PortFlagCheck implements Check {

  /**
   * A port number that no container listens on.
   *
   * @param container the container that should listen
   * @param path the path to change
   * @param flag the flag that differs; null if the container port differs
   * @param isUsed true if a probe or a Service leads to the port, by its number or name
   */
  record Orphan(
      Located<Container> container, ProfilePath path, @Nullable Listener flag, boolean isUsed) {}

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    PortReferences references = PortReferences.of(context);
    for (Located<Workload> workload : context.workloads()) {
      for (Map.Entry<Integer, Orphan> orphan : references.orphans(workload).entrySet()) {
        report(workload, orphan.getKey(), orphan.getValue(), findings);
      }
    }
  }

  /** The numbers that this check reports, so that no other does. */
  static Map<Integer, Orphan> orphans(Located<Workload> workload, List<ReferencedPort> uses) {
    Map<Integer, Orphan> orphans = new LinkedHashMap<>();
    String scraped = scrapedPort(workload.value());
    List<String> used = ReferencedPort.ports(uses);
    for (Located<Container> container : PodSpecs.containers(workload)) {
      Map<Integer, Listener> listening = ContainerPorts.listening(workload, container);
      if (listening == null) {
        continue;
      }
      List<Listener> free = new ArrayList<>();
      for (Listener flag : listening.values()) {
        String number = Integer.toString(flag.number());
        if (flag.path() != null
            && !used.contains(number)
            && !scraped.equals(number)
            && !declares(container.value(), flag.number())) {
          free.add(flag);
        }
      }
      List<Located<ContainerPort>> declared =
          PodSpecs.parts(container.at("ports"), container.value().ports());
      for (Located<ContainerPort> port : declared) {
        int number = port.value().containerPort();
        boolean tcp = ContainerPorts.protocol(port.value().protocol()).equals("TCP");
        boolean counted = used.contains(Integer.toString(number));
        boolean onlyScraped = scraped.equals(Integer.toString(number)) && !counted;
        if (tcp && !listening.containsKey(number) && !onlyScraped) {
          boolean agreed = counted && !free.isEmpty();
          Listener flag = agreed ? free.remove(0) : null;
          ProfilePath path = flag == null ? null : flag.path();
          orphans.put(
              number,
              new Orphan(
                  container,
                  Objects.requireNonNullElse(path, port.at("containerPort")),
                  flag,
                  counted || used.contains(String.valueOf(port.value().name()))));
        }
      }
    }
    return orphans;
  }

  /** Returns the port that Prometheus is told to scrape; empty if it is told none. */
  static String scrapedPort(Workload workload) {
    String port = workload.podAnnotation("prometheus.io/port");
    return port == null ? "" : port;
  }

  private static boolean declares(Container container, int number) {
    for (ContainerPort port : container.ports()) {
      if (port.containerPort() == number) {
        return true;
      }
    }
    return false;
  }

  private static void report(
      Located<Workload> workload, int number, Orphan orphan, DiagnosticCollector findings) {
    Container container = orphan.container().value();
    KnownImage image = KnownImages.of(container);
    Map<Integer, Listener> listening = ContainerPorts.listening(workload, orphan.container());
    if (image == null || listening == null) {
      return;
    }
    String ports =
        Phrases.and(
            listening.values().stream()
                .map(port -> port.number() + " (" + port.flag() + ")")
                .toList());
    Listener flag = orphan.flag();
    String message =
        "container "
            + quoted(container.name())
            + " of workload "
            + quoted(workload.value().name())
            + " declares port "
            + number
            + ", and "
            + image.title()
            + " in it listens on "
            + ports;
    if (!orphan.isUsed()) {
      findings.warn(
          DiagnosticCode.PORT_MISMATCH,
          orphan.path(),
          message + "; no probe and no Service uses the port",
          "remove the port, or set the flag that makes the program listen on it");
      return;
    }
    findings.add(
        DiagnosticCode.PORT_MISMATCH,
        orphan.path(),
        message,
        flag == null
            ? "declare a port that the program listens on, or set its flag"
            : "set " + flag.flag() + " to " + number + ", which the probes and ports use",
        flag == null ? null : edit(orphan, flag, number));
  }

  /** Returns the edit of the command that sets the other number. */
  private static @Nullable Edit edit(Orphan orphan, Listener flag, int number) {
    List<Object> steps = orphan.path().steps();
    Container container = orphan.container().value();
    List<String> words =
        steps.contains("command")
            ? container.command()
            : steps.contains("args") ? container.args() : List.of();
    Object last = steps.get(steps.size() - 1);
    String word = last instanceof Integer index && index < words.size() ? words.get(index) : "";
    String old = Integer.toString(flag.number());
    return word.equals(old) || word.endsWith("=" + old)
        ? Edit.set(orphan.path(), word.substring(0, word.length() - old.length()) + number)
        : null;
  }
}
