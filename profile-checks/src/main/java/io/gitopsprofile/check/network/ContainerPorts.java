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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ports of pods: declared ports and listening ports. Only the flags of a typed workload's
 * containers are known, not those of a manifest's.
 */
final class ContainerPorts {

  private final List<ObjectField> declared = new ArrayList<>();
  private final Set<String> open = new HashSet<>();
  private final List<String> settings = new ArrayList<>();
  private final String scraped;
  private boolean complete = true;
  private boolean known = true;

  /** The ports of pods, and of the workload that they are of; null for a manifest. */
  ContainerPorts(PodTemplate pods, @Nullable Located<Workload> workload) {
    scraped = pods.template().in("metadata", "annotations", "prometheus.io/port").text();
    Map<String, Located<Container>> typed = new HashMap<>();
    if (workload != null) {
      for (Located<Container> container : PodSpecs.all(workload)) {
        typed.put(container.value().name(), container);
      }
    }
    for (ObjectField container : pods.allContainers()) {
      Located<Container> of = typed.get(container.in("name").text());
      add(container, workload == null || of == null ? null : listening(workload, of));
    }
  }

  private void add(ObjectField container, @Nullable Map<Integer, Listener> listening) {
    List<ObjectField> ports = container.in("ports").elements();
    declared.addAll(ports);
    for (ObjectField port : ports) {
      if (listening == null || !protocol(port).equals("TCP")) {
        open.add(port.in("containerPort").value() + "/" + protocol(port));
      }
    }
    if (listening != null) {
      for (Integer number : listening.keySet()) {
        open.add(number + "/TCP");
      }
    }
    if (listening == null) {
      for (String key : List.of("command", "args")) {
        for (ObjectField word : container.in(key).elements()) {
          settings.add(word.text());
        }
      }
      for (ObjectField variable : container.in("env").elements()) {
        settings.add(variable.in("value").text());
      }
    }
    known &= listening != null;
    complete &= listening != null || !ports.isEmpty();
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

  /** Returns true if the command or environment of an unknown program has the number. */
  boolean isSet(String number) {
    for (String text : settings) {
      int at = text.indexOf(number);
      while (at >= 0) {
        int end = at + number.length();
        boolean starts = at == 0 || !Character.isDigit(text.charAt(at - 1));
        if (starts && (end == text.length() || !Character.isDigit(text.charAt(end)))) {
          return true;
        }
        at = text.indexOf(number, end);
      }
    }
    return false;
  }

  /** Returns the port that the annotations of the pods give to Prometheus; empty for none. */
  String scraped() {
    return scraped;
  }

  /** Returns all declared ports. */
  List<ObjectField> declared() {
    return declared;
  }

  /**
   * Returns true if each container declares ports or is known to listen on some. Any other
   * container may listen on any port, because ports need not be declared.
   */
  boolean complete() {
    return complete;
  }

  /** Returns true if the listening ports of every container are known, declared or not. */
  boolean known() {
    return known;
  }

  /** Returns true if a container is known to listen on a port, or declares it. */
  boolean open(int number, String protocol) {
    return open.contains(number + "/" + protocol);
  }

  /** Returns the ports for a message: {@code http (9898), dns (53/UDP) and 9797}. */
  String words() {
    List<String> words = new ArrayList<>();
    for (ObjectField port : declared) {
      String name = port.in("name").text();
      String number = String.valueOf(port.in("containerPort").value());
      if (!protocol(port).equals("TCP")) {
        number += "/" + protocol(port);
      }
      words.add(name.isEmpty() ? number : name + " (" + number + ")");
    }
    return Phrases.and(words);
  }
}
