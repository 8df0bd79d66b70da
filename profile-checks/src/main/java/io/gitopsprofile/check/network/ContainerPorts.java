package io.gitopsprofile.check.network;

import io.gitopsprofile.catalog.KnownImage;
import io.gitopsprofile.catalog.PortFlags.Listener;
import io.gitopsprofile.catalog.image.KnownImages;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.container.Protocol;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.FreeFormValues;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodSpecs;
import io.gitopsprofile.view.PodTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ports of pods: declared ports and listening ports. Only the flags of a typed workload's
 * containers are known, not those of a manifest's.
 */
final class ContainerPorts {

  private final List<ObjectField> containers;
  private final @Nullable Located<Workload> workload;

  /** The ports of pods, and of the workload that they are of; null for a manifest. */
  ContainerPorts(PodTemplate pods, @Nullable Located<Workload> workload) {
    this.containers = pods.allContainers();
    this.workload = workload;
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

  /**
   * Returns the ports that a container is known to listen on; null if its image is unknown, or if a
   * patch sets an environment that may change them.
   */
  static @Nullable Map<Integer, Listener> listening(
      Located<Workload> workload, Located<Container> container) {
    KnownImage image = KnownImages.of(container.value());
    return image == null || hasEnvFrom(workload.value(), container.value())
        ? null
        : image.listening(container);
  }

  private static boolean hasEnvFrom(Workload workload, Container container) {
    boolean found = false;
    for (Object patched : FreeFormValues.list(PodSpecs.patchedSpec(workload), "containers")) {
      found |=
          container.name().equals(FreeFormValues.text(patched, "name"))
              && !FreeFormValues.list(patched, "envFrom").isEmpty();
    }
    return found;
  }

  /** Returns the ports that a container is known to listen on; null if they are unknown. */
  private @Nullable Map<Integer, Listener> listening(ObjectField container) {
    if (workload != null) {
      for (Located<Container> typed : PodSpecs.all(workload)) {
        if (typed.value().name().equals(container.in("name").text())) {
          return listening(workload, typed);
        }
      }
    }
    return null;
  }

  /** Returns all declared ports. */
  List<ObjectField> declared() {
    List<ObjectField> declared = new ArrayList<>();
    for (ObjectField container : containers) {
      declared.addAll(container.in("ports").elements());
    }
    return declared;
  }

  /**
   * Returns true if each container declares ports or is known to listen on some. Any other
   * container may listen on any port, because ports need not be declared.
   */
  boolean complete() {
    for (ObjectField container : containers) {
      if (container.in("ports").list().isEmpty() && listening(container) == null) {
        return false;
      }
    }
    return true;
  }

  /** Returns true if the listening ports of every container are known, declared or not. */
  boolean known() {
    for (ObjectField container : containers) {
      if (listening(container) == null) {
        return false;
      }
    }
    return true;
  }

  /** Returns true if a container is known to listen on a port, or declares it. */
  boolean open(int number, String protocol) {
    for (ObjectField container : containers) {
      Map<Integer, Listener> listening = listening(container);
      boolean open =
          (listening == null || !protocol.equals("TCP"))
              ? declares(container, number, protocol)
              : listening.containsKey(number);
      if (open) {
        return true;
      }
    }
    return false;
  }

  /** Returns the ports for a message: {@code http (9898), dns (53/UDP) and 9797}. */
  String words() {
    List<String> words = new ArrayList<>();
    for (ObjectField port : declared()) {
      String name = port.in("name").text();
      String number = String.valueOf(port.in("containerPort").value());
      if (!protocol(port).equals("TCP")) {
        number += "/" + protocol(port);
      }
      words.add(name.isEmpty() ? number : name + " (" + number + ")");
    }
    return Phrases.and(words);
  }

  private static boolean declares(ObjectField container, int number, String protocol) {
    for (ObjectField port : container.in("ports").elements()) {
      Long declared = port.in("containerPort").number();
      if (declared != null && declared == number && protocol(port).equals(protocol)) {
        return true;
      }
    }
    return false;
  }
}
