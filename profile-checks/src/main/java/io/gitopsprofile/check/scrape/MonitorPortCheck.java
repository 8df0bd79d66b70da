package io.gitopsprofile.check.scrape;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.catalog.SidecarPorts;
import io.gitopsprofile.catalog.image.InjectedSidecar;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;
import io.gitopsprofile.view.ProfileObject;
import java.util.ArrayList;
import java.util.List;

/**
 * PRF108: a monitor names a port that no Service or pod which it selects has, so that Prometheus
 * scrapes nothing by it and reports no error. (Source: prometheus-operator pkg/apis/monitoring/v1,
 * Endpoint and PodMetricsEndpoint.)
 *
 * <p>The check reports nothing where something else may bring a Service or pods with the port: a
 * chart in a namespace that the monitor looks into, or any namespace. A monitor that an autoscaler
 * depends on is PRF130.
 */
final class MonitorPortCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (String kind : List.of(MonitorTargets.SERVICE_MONITOR, MonitorTargets.POD_MONITOR)) {
      for (ProfileObject monitor : context.objects().ofKind(kind)) {
        if (isKnown(monitor, context)) {
          check(monitor, kind.equals(MonitorTargets.POD_MONITOR), context, findings);
        }
      }
    }
  }

  /** False if something outside of the profile may be selected, too. */
  private static boolean isKnown(ProfileObject monitor, CheckContext context) {
    ObjectField watched = monitor.field("spec", "namespaceSelector");
    if (watched.in("any").isTrue()) {
      return false;
    }
    List<ObjectField> named = watched.in("matchNames").elements();
    for (ObjectField name : named) {
      if (context.hasChartIn(name.text())) {
        return false;
      }
    }
    return !named.isEmpty() || !context.hasChartIn(monitor.namespace());
  }

  private static void check(
      ProfileObject monitor, boolean ofPods, CheckContext context, DiagnosticCollector findings) {
    List<List<ObjectField>> targets = ofPods ? pods(monitor, context) : services(monitor, context);
    if (targets.isEmpty()) {
      return;
    }
    List<String> names = new ArrayList<>();
    for (List<ObjectField> ports : targets) {
      for (ObjectField port : ports) {
        String name = port.in("name").text();
        if (!name.isEmpty() && !names.contains(name)) {
          names.add(name);
        }
      }
    }
    for (ObjectField endpoint : MonitorEndpoint.of(monitor)) {
      ObjectField port = endpoint.in("port");
      String name = port.text();
      if (!name.isEmpty()
          && name.indexOf('$') < 0
          && !names.contains(name)
          && !(ofPods && SidecarPorts.isKnown(name) && haveSidecars(monitor, context))
          && !findings.has(DiagnosticCode.NOT_MONITORED, port.path())) {
        report(monitor, ofPods, port, names, findings);
      }
    }
  }

  private static void report(
      ProfileObject monitor,
      boolean ofPods,
      ObjectField port,
      List<String> names,
      DiagnosticCollector findings) {
    String slip = ClosestName.slip(port.text(), names);
    findings.add(
        DiagnosticCode.MONITOR_PORT,
        port.path(),
        monitor.title()
            + " scrapes port "
            + quoted(port.text())
            + ", which no "
            + (ofPods ? "pod" : "Service")
            + " that it selects has; "
            + (names.isEmpty() ? "no port has a name" : "the ports are " + listed(names)),
        slip == null ? "write the name of a port, or name the port" : "write port: " + slip,
        Edit.setIfKnown(port.path(), slip));
  }

  private static String listed(List<String> names) {
    List<String> shown = names.subList(0, Math.min(5, names.size()));
    return "\"" + String.join("\", \"", shown) + "\"" + (names.size() > 5 ? " and others" : "");
  }

  /** The ports of each Service that a monitor selects. */
  private static List<List<ObjectField>> services(ProfileObject monitor, CheckContext context) {
    List<List<ObjectField>> ports = new ArrayList<>();
    for (ProfileObject service : MonitorTargets.of(context).servicesOf(monitor)) {
      ports.add(service.field("spec", "ports").elements());
    }
    return ports;
  }

  /** True if a mesh adds a sidecar, with ports of its own, to pods that a monitor selects. */
  private static boolean haveSidecars(ProfileObject monitor, CheckContext context) {
    for (PodTemplate pods : MonitorTargets.of(context).podsOf(monitor)) {
      if (!InjectedSidecar.of(pods, context.objects()).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** The ports of the containers of all pods that a monitor selects. */
  private static List<List<ObjectField>> pods(ProfileObject monitor, CheckContext context) {
    List<List<ObjectField>> ports = new ArrayList<>();
    for (PodTemplate pods : MonitorTargets.of(context).podsOf(monitor)) {
      for (ObjectField container : pods.allContainers()) {
        ports.add(container.in("ports").elements());
      }
    }
    return ports;
  }
}
