package io.gitopsprofile.check;

import io.gitopsprofile.check.KnownImage.Listener;
import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Container;
import io.gitopsprofile.model.ContainerPort;
import io.gitopsprofile.model.Protocol;
import io.gitopsprofile.model.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ports of a workload's pods: those that containers declare and those that are listened on. */
final class ContainerPorts {

  private final Part<Workload> workload;
  private final List<Part<Container>> containers;

  ContainerPorts(Part<Workload> workload) {
    this.workload = workload;
    this.containers = Pods.all(workload);
  }

  /** A protocol's name; the default is TCP. */
  static String protocol(@Nullable Protocol protocol) {
    return protocol == null ? Protocol.TCP.toString() : protocol.toString();
  }

  /** The ports that a container declares. */
  static List<Part<ContainerPort>> of(Part<Container> container) {
    return Pods.parts(container.at("ports"), container.value().ports());
  }

  /**
   * The ports that a container is known to listen on; null if its image is not known, or if a patch
   * gives it an environment that may say others.
   */
  @Nullable Map<Integer, Listener> listening(Part<Container> container) {
    KnownImage image = KnownImage.of(container.value());
    return image == null || hasEnvFrom(container.value()) ? null : image.listening(container);
  }

  private boolean hasEnvFrom(Container container) {
    boolean found = false;
    for (Object patched : Nested.list(Pods.patchedSpec(workload.value()), "containers")) {
      found |=
          container.name().equals(Nested.text(patched, "name"))
              && !Nested.list(patched, "envFrom").isEmpty();
    }
    return found;
  }

  /** All declared ports. */
  List<Part<ContainerPort>> declared() {
    List<Part<ContainerPort>> declared = new ArrayList<>();
    for (Part<Container> container : containers) {
      declared.addAll(of(container));
    }
    return declared;
  }

  /**
   * Whether each container says what it listens on. One without ports may listen on any: ports need
   * not be declared.
   */
  boolean complete() {
    for (Part<Container> container : containers) {
      if (container.value().ports().isEmpty() && listening(container) == null) {
        return false;
      }
    }
    return true;
  }

  /** Whether something listens on a port, as far as is known. */
  boolean open(int number, String protocol) {
    for (Part<Container> container : containers) {
      Map<Integer, Listener> listening = listening(container);
      boolean open =
          (listening == null || !protocol.equals("TCP"))
              ? declares(container.value(), number, protocol)
              : listening.containsKey(number);
      if (open) {
        return true;
      }
    }
    return false;
  }

  /** The ports in words: {@code http (9898) and 9797}. */
  String words() {
    return Wording.and(
        declared().stream()
            .map(Part::value)
            .map(
                port ->
                    port.name() == null
                        ? port.containerPort()
                        : port.name() + " (" + port.containerPort() + ")")
            .toList());
  }

  private static boolean declares(Container container, int number, String protocol) {
    for (ContainerPort port : container.ports()) {
      if (port.containerPort() == number && protocol(port.protocol()).equals(protocol)) {
        return true;
      }
    }
    return false;
  }
}
