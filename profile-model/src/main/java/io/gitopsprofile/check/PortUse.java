package io.gitopsprofile.check;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Container;
import io.gitopsprofile.model.PortReference;
import io.gitopsprofile.model.Probe;
import io.gitopsprofile.model.ProbeAction;
import io.gitopsprofile.model.Service;
import io.gitopsprofile.model.ServicePort;
import io.gitopsprofile.model.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place that counts on a port of the pods: a probe, a URL in a probe's command, a Service.
 *
 * @param port the port's number or name
 * @param protocol its protocol
 * @param what what a message calls the place: the probe's key, {@code Service}
 * @param owner the container's or Service's name
 * @param code the code of a finding there
 * @param path the place
 */
record PortUse(
    String port,
    String protocol,
    String what,
    String owner,
    DiagnosticCode code,
    ProfilePath path) {

  private static final Pattern LOCAL =
      Pattern.compile("(?:localhost|127\\.0\\.0\\.1|\\[::1\\]):([0-9]{1,5})(?![0-9])");
  private static final Set<String> LOCAL_HOSTS = Set.of("localhost", "127.0.0.1", "::1");

  /** {@code livenessProbe of container "podinfod"}, {@code Service "podinfo"}. */
  String title() {
    boolean service = code == DiagnosticCode.SERVICE_TARGET;
    return what + (service ? " " : " of container ") + Wording.quoted(owner);
  }

  /** Whether it names the port by number. */
  boolean isNumber() {
    for (int i = 0; i < port.length(); i++) {
      if (!Character.isDigit(port.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** The ports of several places. */
  static List<String> ports(List<PortUse> uses) {
    List<String> ports = new ArrayList<>(uses.size());
    for (PortUse use : uses) {
      ports.add(use.port);
    }
    return ports;
  }

  /** The probes of a container. */
  static List<PortUse> probes(Part<Container> container) {
    List<PortUse> uses = new ArrayList<>();
    Container value = container.value();
    probe("livenessProbe", value.livenessProbe(), container, uses);
    probe("readinessProbe", value.readinessProbe(), container, uses);
    probe("startupProbe", value.startupProbe(), container, uses);
    return uses;
  }

  /** The target ports of a workload's Service, if it selects the workload's pods. */
  static List<PortUse> service(Part<Workload> workload) {
    List<PortUse> uses = new ArrayList<>();
    Service service = workload.value().service();
    if (service == null
        || !workload.value().allPodLabels().entrySet().containsAll(service.selector().entrySet())) {
      return uses;
    }
    String owner = Services.name(workload.value(), service);
    ProfilePath ports = workload.at("service").key("ports");
    for (Part<ServicePort> port : Pods.parts(ports, service.ports())) {
      PortReference target = port.value().targetPort();
      uses.add(
          new PortUse(
              target == null ? Integer.toString(port.value().port()) : target.text(),
              ContainerPorts.protocol(port.value().protocol()),
              "Service",
              owner,
              DiagnosticCode.SERVICE_TARGET,
              port.at(target == null ? "port" : "targetPort")));
    }
    return uses;
  }

  private static void probe(
      String key, @Nullable Probe probe, Part<Container> container, List<PortUse> uses) {
    if (probe == null) {
      return;
    }
    String owner = container.value().name();
    uses.addAll(probe.action().match(new Probed(key, owner, container.at(key))));
  }

  /** The ports of the pod that a probe counts on. */
  private record Probed(String key, String owner, ProfilePath path)
      implements ProbeAction.Cases<List<PortUse>> {

    @Override
    public List<PortUse> exec(ProbeAction.Exec action) {
      List<PortUse> uses = new ArrayList<>();
      for (Part<String> word : Pods.parts(path.key("exec").key("command"), action.command())) {
        Matcher url = LOCAL.matcher(word.value());
        while (url.find()) {
          uses.add(probed(url.group(1), key, owner, word.path()));
        }
      }
      return uses;
    }

    @Override
    public List<PortUse> httpGet(ProbeAction.HttpGet action) {
      return at(action.host(), action.port().text(), "httpGet");
    }

    @Override
    public List<PortUse> tcpSocket(ProbeAction.TcpSocket action) {
      return at(action.host(), action.port().text(), "tcpSocket");
    }

    @Override
    public List<PortUse> grpc(ProbeAction.Grpc action) {
      return at(null, Integer.toString(action.port()), "grpc");
    }

    private List<PortUse> at(@Nullable String host, String port, String action) {
      return isLocal(host)
          ? List.of(probed(port, key, owner, path.key(action).key("port")))
          : List.of();
    }
  }

  private static PortUse probed(String port, String key, String owner, ProfilePath path) {
    return new PortUse(port, "TCP", key, owner, DiagnosticCode.PORT_MISMATCH, path);
  }

  private static boolean isLocal(@Nullable String host) {
    return host == null || LOCAL_HOSTS.contains(host);
  }
}
