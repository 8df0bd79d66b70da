package io.gitopsprofile.check.network;

import io.gitopsprofile.catalog.KnownImage;
import io.gitopsprofile.catalog.PortFlags.Listener;
import io.gitopsprofile.catalog.image.KnownImages;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.container.ContainerPort;
import io.gitopsprofile.model.container.Protocol;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.FreeFormValues;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodSpecs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ports of a workload's pods: declared ports and listening ports. */
final class ContainerPorts {

  private final Located<Workload> workload;
  private final List<Located<Container>> containers;

  ContainerPorts(Located<Workload> workload) {
    this.workload = workload;
    this.containers = PodSpecs.all(workload);
  }

  /** Returns the name of a protocol; TCP by default. */
  static String protocol(@Nullable Protocol protocol) {
    return protocol == null ? Protocol.TCP.toString() : protocol.toString();
  }

  /** The protocol of a port of a container or Service; the default is TCP. */
  static String protocol(ObjectField port) {
    String protocol = port.in("protocol").text();
    return protocol.isEmpty() ? Protocol.TCP.toString() : protocol;
  }

  /** The ports that a container declares. */
  static List<Located<ContainerPort>> of(Located<Container> container) {
    return PodSpecs.parts(container.at("ports"), container.value().ports());
  }

  /**
   * Returns the ports that a container is known to listen on; null if its image is unknown, or if a
   * patch sets an environment that may change them.
   */
  @Nullable Map<Integer, Listener> listening(Located<Container> container) {
    KnownImage image = KnownImages.of(container.value());
    return image == null || hasEnvFrom(container.value()) ? null : image.listening(container);
  }

  private boolean hasEnvFrom(Container container) {
    boolean found = false;
    for (Object patched :
        FreeFormValues.list(PodSpecs.patchedSpec(workload.value()), "containers")) {
      found |=
          container.name().equals(FreeFormValues.text(patched, "name"))
              && !FreeFormValues.list(patched, "envFrom").isEmpty();
    }
    return found;
  }

  /** Returns all declared ports. */
  List<Located<ContainerPort>> declared() {
    List<Located<ContainerPort>> declared = new ArrayList<>();
    for (Located<Container> container : containers) {
      declared.addAll(of(container));
    }
    return declared;
  }

  /**
   * Returns true if the listening ports of every container are known. A container without declared
   * ports may listen on any port, because ports need not be declared.
   */
  boolean complete() {
    for (Located<Container> container : containers) {
      if (container.value().ports().isEmpty() && listening(container) == null) {
        return false;
      }
    }
    return true;
  }

  /** Returns true if a container is known to listen on a port. */
  boolean open(int number, String protocol) {
    for (Located<Container> container : containers) {
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

  /** Returns the ports for a message: {@code http (9898) and 9797}. */
  String words() {
    return Phrases.and(
        declared().stream()
            .map(Located::value)
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
