package io.gitopsprofile.check.network;

import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.container.Probe;
import io.gitopsprofile.model.container.ProbeAction;
import io.gitopsprofile.model.value.PortReference;
import io.gitopsprofile.model.workload.Service;
import io.gitopsprofile.model.workload.ServicePort;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.PodSpecs;
import io.gitopsprofile.view.Services;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * PRF035, PRF036: a reference to a port of the pods, by a Service (PRF035), a probe or a URL in a
 * probe's command (PRF036).
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
  private static final Set<String> LOCAL_HOSTS = Set.of("localhost", "127.0.0.1", "::1");

  /**
   * Returns the title for messages: {@code livenessProbe of container "podinfod"}, {@code Service
   * "podinfo"}.
   */
  String title() {
    boolean service = code == DiagnosticCode.SERVICE_TARGET;
    return what + (service ? " " : " of container ") + Phrases.quoted(owner);
  }

  /** Returns true if the port is named by number. */
  boolean isNumber() {
    for (int i = 0; i < port.length(); i++) {
      if (!Character.isDigit(port.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Returns the ports of several references. */
  static List<String> ports(List<ReferencedPort> uses) {
    List<String> ports = new ArrayList<>(uses.size());
    for (ReferencedPort use : uses) {
      ports.add(use.port);
    }
    return ports;
  }

  /** Returns the ports that the probes of a container use. */
  static List<ReferencedPort> probes(Located<Container> container) {
    List<ReferencedPort> uses = new ArrayList<>();
    Container value = container.value();
    probe("livenessProbe", value.livenessProbe(), container, uses);
    probe("readinessProbe", value.readinessProbe(), container, uses);
    probe("startupProbe", value.startupProbe(), container, uses);
    return uses;
  }

  /** Returns the target ports of a workload's Service, if it selects the workload's pods. */
  static List<ReferencedPort> service(Located<Workload> workload) {
    List<ReferencedPort> uses = new ArrayList<>();
    Service service = workload.value().service();
    if (service == null
        || !workload.value().allPodLabels().entrySet().containsAll(service.selector().entrySet())) {
      return uses;
    }
    String owner = Services.name(workload.value(), service);
    ProfilePath ports = workload.at("service").key("ports");
    for (Located<ServicePort> port : PodSpecs.parts(ports, service.ports())) {
      PortReference target = port.value().targetPort();
      uses.add(
          new ReferencedPort(
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
      String key, @Nullable Probe probe, Located<Container> container, List<ReferencedPort> uses) {
    if (probe == null) {
      return;
    }
    String owner = container.value().name();
    uses.addAll(probe.action().match(new Probed(key, owner, container.at(key))));
  }

  /** Collects the ports of the pod that a probe uses. */
  private record Probed(String key, String owner, ProfilePath path)
      implements ProbeAction.Cases<List<ReferencedPort>> {

    @Override
    public List<ReferencedPort> exec(ProbeAction.Exec action) {
      List<ReferencedPort> uses = new ArrayList<>();
      for (Located<String> word :
          PodSpecs.parts(path.key("exec").key("command"), action.command())) {
        Matcher url = LOCAL.matcher(word.value());
        while (url.find()) {
          uses.add(probed(url.group(1), key, owner, word.path()));
        }
      }
      return uses;
    }

    @Override
    public List<ReferencedPort> httpGet(ProbeAction.HttpGet action) {
      return at(action.host(), action.port().text(), "httpGet");
    }

    @Override
    public List<ReferencedPort> tcpSocket(ProbeAction.TcpSocket action) {
      return at(action.host(), action.port().text(), "tcpSocket");
    }

    @Override
    public List<ReferencedPort> grpc(ProbeAction.Grpc action) {
      return at(null, Integer.toString(action.port()), "grpc");
    }

    private List<ReferencedPort> at(@Nullable String host, String port, String action) {
      return isLocal(host)
          ? List.of(probed(port, key, owner, path.key(action).key("port")))
          : List.of();
    }
  }

  private static ReferencedPort probed(String port, String key, String owner, ProfilePath path) {
    return new ReferencedPort(port, "TCP", key, owner, DiagnosticCode.PORT_MISMATCH, path);
  }

  private static boolean isLocal(@Nullable String host) {
    return host == null || LOCAL_HOSTS.contains(host);
  }
}
