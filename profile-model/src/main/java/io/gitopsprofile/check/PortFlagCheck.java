package io.gitopsprofile.check;

import static io.gitopsprofile.check.Wording.quoted;

import io.gitopsprofile.check.KnownImage.Listener;
import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Container;
import io.gitopsprofile.model.ContainerPort;
import io.gitopsprofile.model.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The ports of a container whose image is known are those that its program listens on, as its flags
 * and environment set them. Where the container port and a probe or Service agree and only the flag
 * differs, the flag is the finding. A port that only Prometheus uses is another check's.
 */
final class PortFlagCheck implements Check {

  /**
   * A number on which nothing listens.
   *
   * @param container the container that should
   * @param path the place to change
   * @param flag the flag that differs; null if the container port does
   */
  record Orphan(Part<Container> container, ProfilePath path, @Nullable Listener flag) {}

  @Override
  public void run(Subject subject, Findings findings) {
    for (Part<Workload> workload : subject.workloads()) {
      for (Map.Entry<Integer, Orphan> orphan : orphans(workload).entrySet()) {
        report(workload, orphan.getKey(), orphan.getValue(), findings);
      }
    }
  }

  /** The numbers that this check reports, so that no other does. */
  static Map<Integer, Orphan> orphans(Part<Workload> workload) {
    Map<Integer, Orphan> orphans = new LinkedHashMap<>();
    String scraped = workload.value().allPodAnnotations().getOrDefault("prometheus.io/port", "");
    List<String> used = PortUse.ports(PortNumberCheck.uses(workload));
    ContainerPorts ports = new ContainerPorts(workload);
    for (Part<Container> container : Pods.containers(workload)) {
      Map<Integer, Listener> listening = ports.listening(container);
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
      for (Part<ContainerPort> port : ContainerPorts.of(container)) {
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
                  container, Objects.requireNonNullElse(path, port.at("containerPort")), flag));
        }
      }
    }
    return orphans;
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
      Part<Workload> workload, int number, Orphan orphan, Findings findings) {
    Container container = orphan.container().value();
    KnownImage image = KnownImage.of(container);
    Map<Integer, Listener> listening = new ContainerPorts(workload).listening(orphan.container());
    if (image == null || listening == null) {
      return;
    }
    String ports =
        Wording.and(
            listening.values().stream()
                .map(port -> port.number() + " (" + port.flag() + ")")
                .toList());
    Listener flag = orphan.flag();
    findings.add(
        DiagnosticCode.PORT_MISMATCH,
        orphan.path(),
        "container "
            + quoted(container.name())
            + " of workload "
            + quoted(workload.value().name())
            + " declares port "
            + number
            + ", and "
            + image.title()
            + " in it listens on "
            + ports,
        flag == null
            ? "declare a port that the program listens on, or set its flag"
            : "set " + flag.flag() + " to " + number + ", which the probes and ports use",
        flag == null ? null : edit(orphan, flag, number));
  }

  /** The word of the command with the other number at its end. */
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
