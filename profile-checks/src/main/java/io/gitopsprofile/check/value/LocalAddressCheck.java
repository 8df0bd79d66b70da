package io.gitopsprofile.check.value;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.catalog.image.InjectedSidecar;
import io.gitopsprofile.catalog.image.KnownImages;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.adapter.MetricsAdapter;
import io.gitopsprofile.model.release.Chart;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;
import io.gitopsprofile.view.ProfileObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * PRF169: {@code localhost} is the pod itself, or the node for a probe, where another one is meant:
 * the host of a probe, the address of Prometheus for the adapter or KEDA, the address on which a
 * program listens for others, or a database that no container of the pod runs. An address that
 * PRF023 reports is left to that check. (Source: Kubernetes, Configure Liveness, Readiness and
 * Startup Probes, HTTP probes, and Pods, Pod networking.)
 */
final class LocalAddressCheck implements Check {

  private static final List<String> NAMES = List.of("localhost", "127.0.0.1", "[::1]", "::1");
  private static final List<String> ACTIONS = List.of("httpGet", "tcpSocket");
  private static final String PROMETHEUS = "the Service of Prometheus with its namespace";

  /** The ports of programs that seldom run in the container of an application. */
  private static final Map<Long, List<String>> SERVERS =
      Map.of(
          9090L, List.of("prometheus", "thanos", "victoria", "mimir", "cortex"),
          5432L, List.of("postgres", "pgbouncer", "pgpool", "sql", "timescale"),
          3306L, List.of("mysql", "mariadb", "sql", "percona"),
          6379L, List.of("redis", "valkey", "dragonfly", "keydb", "garnet"),
          27017L, List.of("mongo", "ferretdb"),
          5672L, List.of("rabbit", "artemis", "activemq", "qpid"),
          9092L, List.of("kafka", "redpanda"),
          11211L, List.of("memcache", "mcrouter"));

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (PodTemplate pods : context.objects().pods()) {
      boolean onNode = pods.spec().in("hostNetwork").isTrue();
      for (ObjectField container : pods.allContainers()) {
        if (!onNode) {
          probes(container, findings);
          listening(container, pods, findings);
        }
        servers(container, pods, context, findings);
      }
    }
    prometheus(context, findings);
    for (ProfileObject object : context.objects().ofKind("ScaledObject")) {
      if (object.isManifest()) {
        for (ObjectField trigger : object.field("spec", "triggers").elements()) {
          ObjectField address = trigger.in("metadata", "serverAddress");
          report(address, object.title(), "is the pod of KEDA's operator", PROMETHEUS, findings);
        }
      }
    }
    for (ProfileObject service : context.objects().ofKind("Service")) {
      ObjectField name = service.field("spec", "externalName");
      report(name, "the " + service.title(), "is the pod that asks", "the host", findings);
    }
    for (ProfileObject object : context.objects().all()) {
      if (object.isManifest() && object.group().equals("source.toolkit.fluxcd.io")) {
        ObjectField url = object.field("spec", "url");
        report(url, "the " + object.title(), "is the pod of Flux", "the address", findings);
      }
    }
    for (Located<HelmRelease> release : context.releases()) {
      if (release.value().chart() instanceof Chart.Repository chart
          && isLocal(host(chart.repository()))) {
        add(
            release.at("chart").key("repository"),
            "the release " + quoted(release.value().name()),
            chart.repository(),
            "is the pod of Flux",
            "the address of the repository",
            findings);
      }
    }
  }

  /** Checks the address of Prometheus that the adapter or KEDA reads. */
  private static void prometheus(CheckContext context, DiagnosticCollector findings) {
    MetricsAdapter adapter = context.profile().metricsAdapter();
    if (adapter == null) {
      return;
    }
    String url = adapter.prometheus().url();
    ProfilePath place = ProfilePath.ROOT.key("metricsAdapter").key("prometheus").key("url");
    // An address beside a Prometheus of the profile is compared with that one already.
    if (isLocal(host(url)) && !findings.has(DiagnosticCode.PROMETHEUS_ADDRESS, place)) {
      String reader =
          context.profile().target().usesKeda() ? "KEDA's operator" : "the metrics adapter";
      add(place, reader, url, "is its own pod", PROMETHEUS, findings);
    }
  }

  private static void report(
      ObjectField field, String title, String what, String right, DiagnosticCollector findings) {
    if (isLocal(host(field.text()))) {
      add(field.path(), title, field.text(), what, right, findings);
    }
  }

  private static void add(
      ProfilePath place,
      String title,
      String address,
      String what,
      String right,
      DiagnosticCollector findings) {
    findings.add(
        DiagnosticCode.LOCAL_ADDRESS,
        place,
        title + " asks " + address + ", which " + what,
        "write " + right + " instead");
  }

  private static void probes(ObjectField container, DiagnosticCollector findings) {
    for (String probe : PodTemplate.PROBES) {
      for (String action : ACTIONS) {
        ObjectField host = container.in(probe, action, "host");
        if (isLocal(host.text())) {
          findings.add(
              DiagnosticCode.LOCAL_ADDRESS,
              host.path(),
              "the "
                  + probe
                  + " of container "
                  + quoted(container.in("name").text())
                  + " asks "
                  + host.text()
                  + ", which is the node, because the kubelet sends the probe",
              "remove host, so that the pod is asked",
              Edit.remove(host.path()));
        }
      }
    }
  }

  /** Reports a program that listens to its own pod only, although it has ports for others. */
  private static void listening(
      ObjectField container, PodTemplate pods, DiagnosticCollector findings) {
    if (container.in("ports").list().isEmpty() || pods.containers().size() > 1) {
      return;
    }
    for (String list : List.of("command", "args")) {
      ObjectField former = null;
      for (ObjectField word : container.in(list).elements()) {
        String flag = word.text();
        int equals = flag.indexOf('=');
        ObjectField place = null;
        String value = "";
        if (equals > 0 && isOfListening(flag.substring(0, equals))) {
          place = word;
          value = flag.substring(equals + 1);
        } else if (former != null && isOfListening(former.text())) {
          place = word;
          value = flag;
        }
        former = word;
        if (place != null && isLocal(host(value)) && servesPorts(value, container)) {
          findings.add(
              DiagnosticCode.LOCAL_ADDRESS,
              place.path(),
              "container "
                  + quoted(container.in("name").text())
                  + " of "
                  + pods.object().title()
                  + " listens on "
                  + value
                  + ", so that neither probes nor Services reach it",
              "listen on 0.0.0.0, or on no host at all");
        }
      }
    }
  }

  /** True if an address has no port, or one that the container declares. */
  private static boolean servesPorts(String address, ObjectField container) {
    Long port = port(address);
    if (port == null) {
      return true;
    }
    for (ObjectField declared : container.in("ports").elements()) {
      if (port.equals(declared.in("containerPort").number())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfListening(String flag) {
    String bare =
        flag.startsWith("--") ? flag.substring(2) : flag.startsWith("-") ? flag.substring(1) : "";
    return bare.equals("host")
        || bare.equals("bind")
        || bare.equals("bind-address")
        || bare.equals("listen")
        || bare.equals("listen-address")
        || bare.equals("listen-host")
        || bare.equals("web.listen-address")
        || bare.equals("http.address")
        || bare.equals("addr")
        || bare.equals("server.address");
  }

  private static void servers(
      ObjectField container, PodTemplate pods, CheckContext context, DiagnosticCollector findings) {
    for (ObjectField variable : container.in("env").elements()) {
      ObjectField value = variable.in("value");
      String title = "the variable " + variable.in("name").text();
      server(value, value.text(), title, container, pods, findings);
      url(value, title, container, pods, context, findings);
    }
    for (String list : List.of("command", "args")) {
      for (ObjectField word : container.in(list).elements()) {
        String text = word.text();
        int equals = text.startsWith("-") ? text.indexOf('=') : -1;
        String title =
            equals < 0 ? "the word " + quoted(text) : "the flag " + text.substring(0, equals);
        boolean listens = equals > 0 && isOfListening(text.substring(0, equals));
        if (!listens) {
          server(word, text.substring(equals + 1), title, container, pods, findings);
        }
      }
    }
  }

  private static void server(
      ObjectField field,
      String text,
      String title,
      ObjectField container,
      PodTemplate pods,
      DiagnosticCollector findings) {
    String host = host(text);
    Long port = isLocal(host) ? port(text) : null;
    List<String> programs = port == null ? null : SERVERS.get(port);
    if (port == null || programs == null || runs(pods, port, programs)) {
      return;
    }
    findings.add(
        DiagnosticCode.LOCAL_ADDRESS,
        field.path(),
        title
            + " of container "
            + quoted(container.in("name").text())
            + " names "
            + host
            + ":"
            + port
            + ", which is the pod itself, and no container of it is a "
            + programs.get(0)
            + " server",
        "write the Service of the server and its namespace");
  }

  /**
   * Warns of a URL of a port that no container of the pod declares, where each declares some. A
   * container may listen to more ports than it declares, and others may add containers.
   */
  private static void url(
      ObjectField value,
      String title,
      ObjectField container,
      PodTemplate pods,
      CheckContext context,
      DiagnosticCollector findings) {
    String text = value.text();
    Long port = text.indexOf("://") > 0 && isLocal(host(text)) ? port(text) : null;
    if (port == null
        || SERVERS.containsKey(port)
        || pods.spec().in("hostNetwork").isTrue()
        || mayServe(pods, port)
        || !InjectedSidecar.of(pods, context.objects()).isEmpty()) {
      return;
    }
    findings.warn(
        DiagnosticCode.LOCAL_ADDRESS,
        value.path(),
        title
            + " of container "
            + quoted(container.in("name").text())
            + " names "
            + host(text)
            + ":"
            + port
            + ", which is the pod itself, and no container of it declares the port "
            + port,
        "write the Service of the server and its namespace, or accept the finding if the container"
            + " asks itself",
        null);
  }

  /** True if a container declares a port, or may serve it without saying so. */
  private static boolean mayServe(PodTemplate pods, Long port) {
    for (String annotation : pods.template().in("metadata", "annotations").keys()) {
      if (annotation.contains("inject") || annotation.contains("sidecar")) {
        return true;
      }
    }
    List<ObjectField> beside = new ArrayList<>(pods.containers());
    for (ObjectField init : pods.initContainers()) {
      if (init.in("restartPolicy").isPresent()) {
        beside.add(init);
      }
    }
    for (ObjectField container : beside) {
      ObjectField ports = container.in("ports");
      if (ports.list().isEmpty() || KnownImages.ofReference(container.in("image").text()) != null) {
        return true;
      }
      for (ObjectField declared : ports.elements()) {
        if (port.equals(declared.in("containerPort").number())) {
          return true;
        }
      }
    }
    return false;
  }

  /** True if a container of the pod may serve a port. */
  private static boolean runs(PodTemplate pods, long port, List<String> programs) {
    for (String annotation : pods.template().in("metadata", "annotations").keys()) {
      if (annotation.contains("inject")) {
        return true;
      }
    }
    if (pods.allContainers().size() > 1) {
      return true;
    }
    for (ObjectField container : pods.allContainers()) {
      String image = container.in("image").text();
      for (String program : programs) {
        if (image.contains(program)) {
          return true;
        }
      }
      for (ObjectField declared : container.in("ports").elements()) {
        if (Long.valueOf(port).equals(declared.in("containerPort").number())) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isLocal(String host) {
    return NAMES.contains(host);
  }

  /** The host of a URL or an address, without user and port. */
  private static String host(String text) {
    String rest = authority(text);
    if (rest.startsWith("[")) {
      return rest.substring(0, rest.indexOf(']') + 1);
    }
    int colon = rest.indexOf(':');
    return colon < 0 || rest.indexOf(':', colon + 1) > 0 ? rest : rest.substring(0, colon);
  }

  /** The port of a URL or an address; null if it has none. */
  private static @Nullable Long port(String text) {
    String rest = authority(text);
    int colon = rest.lastIndexOf(':');
    try {
      return colon < 0 ? null : Long.valueOf(rest.substring(colon + 1));
    } catch (NumberFormatException noPort) {
      return null;
    }
  }

  private static String authority(String text) {
    int scheme = text.indexOf("://");
    String rest = scheme < 0 ? text : text.substring(scheme + "://".length());
    int end = rest.length();
    for (int i = 0; i < end; i++) {
      if ("/?#, ".indexOf(rest.charAt(i)) >= 0) {
        end = i;
      }
    }
    rest = rest.substring(0, end);
    return rest.substring(rest.lastIndexOf('@') + 1);
  }
}
