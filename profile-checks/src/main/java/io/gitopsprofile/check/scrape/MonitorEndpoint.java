package io.gitopsprofile.check.scrape;

import io.gitopsprofile.catalog.ExportedMetrics;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.golang.Re2Pattern;
import io.gitopsprofile.model.value.InvalidValueException;
import io.gitopsprofile.model.value.PrometheusDuration;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.ProfileObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One endpoint of a monitor, compared with the pods that it scrapes.
 *
 * @param field the endpoint
 * @param scaled the pods, and the series that is needed of them
 * @param services the Services of a ServiceMonitor; empty for a PodMonitor
 */
record MonitorEndpoint(ObjectField field, ScaledPods scaled, List<ProfileObject> services) {

  /** The regex of a relabeling that does not write one. */
  private static final String ANYTHING = "(.*)";

  /** The interval of kube-prometheus-stack. */
  private static final Duration INTERVAL = Duration.ofSeconds(30);

  /**
   * The fault of an endpoint.
   *
   * @param field the field to change
   * @param problem the fault, in words
   * @param edit the change; null if it is not known
   */
  record Fault(ObjectField field, String problem, String fix, @Nullable Edit edit) {}

  /** Returns the first fault of the endpoint; null if it brings the series, or may do so. */
  @Nullable Fault fault() {
    Fault fault = portFault();
    fault = fault == null ? pathFault() : fault;
    fault = fault == null ? schemeFault() : fault;
    fault = fault == null ? timeoutFault() : fault;
    return fault == null ? droppedFault() : fault;
  }

  /** The numbers of the container ports that the endpoint scrapes; null if it scrapes all. */
  @Nullable Set<Long> ports() {
    String name = field.in("port").text();
    ObjectField number = field.in("portNumber");
    ObjectField target = field.in("targetPort");
    if (!name.isEmpty() && !services.isEmpty()) {
      Set<Long> ports = new TreeSet<>();
      for (ProfileObject service : services) {
        addTargets(service, name, ports);
      }
      return ports;
    }
    if (!name.isEmpty()) {
      return containerPorts(name);
    }
    Object port = number.isPresent() ? number.value() : target.value();
    return port == null ? null : containerPorts(port);
  }

  private void addTargets(ProfileObject service, String name, Set<Long> ports) {
    for (ObjectField port : service.field("spec", "ports").elements()) {
      if (name.equals(port.in("name").text())) {
        ObjectField target = port.in("targetPort");
        Object to = target.isPresent() ? target.value() : port.in("port").value();
        ports.addAll(
            to instanceof Long number ? Set.of(number) : containerPorts(String.valueOf(to)));
      }
    }
  }

  /** The declared container ports with a name or number. */
  private Set<Long> containerPorts(Object port) {
    Set<Long> ports = new TreeSet<>();
    for (ObjectField container : scaled.pods().allContainers()) {
      for (ObjectField declared : container.in("ports").elements()) {
        Long number = declared.in("containerPort").number();
        boolean named = port.equals(declared.in("name").value());
        if (number != null && (named || port.equals(number))) {
          ports.add(number);
        }
      }
    }
    return ports;
  }

  private ObjectField portField() {
    for (String key : List.of("port", "portNumber", "targetPort")) {
      if (field.in(key).isPresent()) {
        return field.in(key);
      }
    }
    return field;
  }

  private @Nullable Fault portFault() {
    Set<Long> ports = ports();
    ObjectField at = portField();
    if (ports == null) {
      return null;
    }
    if (ports.isEmpty()) {
      return new Fault(
          at,
          "scrapes the port \"" + at.value() + "\", which does not exist",
          !field.object().isManifest()
              ? "declare the port at the container that serves the metrics, or set scrape.port to "
                  + (scaled.port() == null ? "a declared one" : scaled.port())
              : services.isEmpty()
                  ? "name a port that a container declares"
                  : "name a port of the Service, by its name",
          field.object().isManifest() || scaled.port() == null
              ? null
              : Edit.set(at.path(), scaled.port()));
    }
    Set<Long> serving = new TreeSet<>();
    for (ExportedMetrics exported : scaled.exporters()) {
      if (exported.ports().isEmpty()) {
        return null;
      }
      for (Integer port : exported.ports()) {
        serving.add(port.longValue());
      }
    }
    for (Long port : ports) {
      if (serving.isEmpty() || serving.contains(port)) {
        return null;
      }
    }
    return new Fault(
        at,
        "scrapes the port "
            + words(ports)
            + ", but "
            + scaled.exporters().get(0).image()
            + " serves metrics at "
            + words(serving),
        field.object().isManifest()
            ? "name the port " + words(serving)
            : "set scrape.port to " + (scaled.port() == null ? words(serving) : scaled.port()),
        field.object().isManifest() || scaled.port() == null
            ? null
            : Edit.set(at.path(), scaled.port()));
  }

  private static String words(Set<Long> ports) {
    List<String> words = new ArrayList<>();
    for (Long port : ports) {
      words.add(port.toString());
    }
    return String.join(" or ", words);
  }

  private @Nullable Fault pathFault() {
    if (scaled.exporters().isEmpty() || scaled.exporters().get(0).isDeclared()) {
      return null;
    }
    String path = field.in("path").text();
    String asked = path.isEmpty() ? ExportedMetrics.PATH : path;
    ExportedMetrics exported = scaled.exporters().get(0);
    return asked.equals(exported.path())
        ? null
        : new Fault(
            path.isEmpty() ? field : field.in("path"),
            "scrapes the path "
                + asked
                + ", but "
                + exported.image()
                + " serves metrics at "
                + exported.path(),
            "write path: " + exported.path(),
            Edit.set(field.in("path").path(), exported.path()));
  }

  private @Nullable Fault schemeFault() {
    ObjectField scheme = field.in("scheme");
    return scaled.exporters().isEmpty()
            || scaled.exporters().get(0).isDeclared()
            || !scheme.text().equalsIgnoreCase("https")
        ? null
        : new Fault(
            scheme,
            "scrapes over https, but "
                + scaled.exporters().get(0).image()
                + " serves metrics over http",
            "leave the scheme out",
            Edit.remove(scheme.path()));
  }

  /** The operator does not use a monitor whose timeout is longer than its interval. */
  private @Nullable Fault timeoutFault() {
    ObjectField timeout = field.in("scrapeTimeout");
    Duration longest = duration(field.in("interval").text());
    Duration asked = duration(timeout.text());
    return asked == null || asked.compareTo(longest == null ? INTERVAL : longest) <= 0
        ? null
        : new Fault(
            timeout,
            "has a scrapeTimeout longer than its interval, which the operator refuses",
            "set scrapeTimeout to the interval or less",
            null);
  }

  private static @Nullable Duration duration(String text) {
    try {
      return text.isEmpty() ? null : PrometheusDuration.of(text).toDuration();
    } catch (InvalidValueException notDuration) {
      return null;
    }
  }

  /** Relabelings that drop the series by its name, or the labels by which a rule finds pods. */
  private @Nullable Fault droppedFault() {
    for (ObjectField rule : field.in("metricRelabelings").elements()) {
      String action = rule.in("action").text();
      String regex = rule.in("regex").isPresent() ? rule.in("regex").text() : ANYTHING;
      String lost = lostLabel(action, regex);
      if (lost != null) {
        return new Fault(
            rule,
            "drops the label \"" + lost + "\" by its metricRelabelings",
            "let the relabeling keep the label",
            null);
      }
      boolean drop = action.equalsIgnoreCase("drop");
      boolean byName = rule.in("sourceLabels").list().equals(List.of("__name__"));
      if (byName && (drop || action.equalsIgnoreCase("keep"))) {
        Re2Pattern pattern = Re2Pattern.of("^(?:" + regex + ")$");
        if (pattern != null && (pattern.find(scaled.series()) != null) == drop) {
          return new Fault(
              rule,
              "drops the series by its metricRelabelings",
              "let the relabeling keep \"" + scaled.series() + "\"",
              null);
        }
      }
    }
    return null;
  }

  /** The label that is asked for and a relabeling takes away; null if it leaves all of them. */
  private @Nullable String lostLabel(String action, String regex) {
    boolean drop = action.equalsIgnoreCase("labeldrop");
    if (!drop && !action.equalsIgnoreCase("labelkeep")) {
      return null;
    }
    Re2Pattern pattern = Re2Pattern.of("^(?:" + regex + ")$");
    for (String label : scaled.labels()) {
      if (pattern != null && (pattern.find(label) != null) == drop) {
        return label;
      }
    }
    return null;
  }

  /** Returns the endpoints of a monitor. */
  static List<ObjectField> of(ProfileObject monitor) {
    boolean ofPods = monitor.kind().equals(MonitorTargets.POD_MONITOR);
    return monitor.field("spec", ofPods ? "podMetricsEndpoints" : "endpoints").elements();
  }
}
