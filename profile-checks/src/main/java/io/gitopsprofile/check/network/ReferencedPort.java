package io.gitopsprofile.check.network;

import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;
import io.gitopsprofile.view.ProfileObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place that counts on a port of pods: a probe, a URL in a probe's command, a Service.
 *
 * @param port the port's number or name
 * @param protocol the port's protocol
 * @param what the name of the reference in messages: the probe's key, {@code Service}
 * @param owner the container's or Service's name
 * @param code the code of a finding at the reference
 * @param path the path of the reference
 */
record ReferencedPort(
    String port,
    String protocol,
    String what,
    String owner,
    DiagnosticCode code,
    ProfilePath path) {

  private static final Pattern LOCAL =
      Pattern.compile("(?:localhost|127\\.0\\.0\\.1|\\[::1\\]):([0-9]{1,5})(?![0-9])");
  private static final Set<String> LOCAL_HOSTS = Set.of("", "localhost", "127.0.0.1", "::1");

  /**
   * Returns the title for messages: {@code livenessProbe of container "podinfod"}, {@code Service
   * "podinfo"}.
   */
  String title() {
    boolean service = code == DiagnosticCode.SERVICE_TARGET;
    return what + (service ? " " : " of container ") + Phrases.quoted(owner);
  }

  /** Tells a number from a name. */
  boolean isNumber() {
    for (int i = 0; i < port.length(); i++) {
      if (!Character.isDigit(port.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Tells a name that one of these container ports has; the port of a Service with its protocol.
   * (Source: Kubernetes pkg/api/v1/pod/util.go, FindPort, and pkg/probe/util.go, findPortByName,
   * which ignores the protocol.)
   */
  boolean leadsTo(List<ObjectField> ports) {
    boolean ofProbe = code == DiagnosticCode.PORT_MISMATCH;
    for (ObjectField declared : ports) {
      if (port.equals(declared.in("name").text())
          && (ofProbe || protocol.equals(ContainerPorts.protocol(declared)))) {
        return true;
      }
    }
    return false;
  }

  /** The ports of several places. */
  static List<String> ports(List<ReferencedPort> uses) {
    List<String> ports = new ArrayList<>(uses.size());
    for (ReferencedPort use : uses) {
      ports.add(use.port);
    }
    return ports;
  }

  /** The probes of a container, and the actions of its lifecycle. */
  static List<ReferencedPort> probes(ObjectField container) {
    List<ReferencedPort> uses = new ArrayList<>();
    String owner = container.in("name").text();
    for (String key : PodTemplate.PROBES) {
      probe(container.in(key), key, owner, uses);
    }
    for (String key : List.of("postStart", "preStop")) {
      probe(container.in("lifecycle", key), key, owner, uses);
    }
    return uses;
  }

  private static void probe(
      ObjectField probe, String key, String owner, List<ReferencedPort> uses) {
    for (String action : List.of("httpGet", "tcpSocket", "grpc")) {
      ObjectField port = probe.in(action, "port");
      String text = text(port);
      if (text != null && LOCAL_HOSTS.contains(probe.in(action, "host").text())) {
        uses.add(probed(text, key, owner, port.path()));
      }
    }
    for (ObjectField word : probe.in("exec", "command").elements()) {
      Matcher url = LOCAL.matcher(word.text());
      while (url.find()) {
        uses.add(probed(url.group(1), key, owner, word.path()));
      }
    }
  }

  /** The port that a port of a Service leads to; null if it is neither a number nor a name. */
  static @Nullable ReferencedPort service(ProfileObject service, ObjectField port) {
    ObjectField target = port.in("targetPort");
    ObjectField said = target.isPresent() ? target : port.in("port");
    String text = text(said);
    return text == null
        ? null
        : new ReferencedPort(
            text,
            ContainerPorts.protocol(port),
            "Service",
            service.name(),
            DiagnosticCode.SERVICE_TARGET,
            said.path());
  }

  private static @Nullable String text(ObjectField port) {
    Long number = port.number();
    return number != null ? number.toString() : port.text().isEmpty() ? null : port.text();
  }

  private static ReferencedPort probed(String port, String key, String owner, ProfilePath path) {
    return new ReferencedPort(port, "TCP", key, owner, DiagnosticCode.PORT_MISMATCH, path);
  }
}
