package io.gitopsprofile.check.scrape;

import io.gitopsprofile.adapter.PodMetricTrace;
import io.gitopsprofile.catalog.PrometheusChart;
import io.gitopsprofile.catalog.PrometheusTrait;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;
import io.gitopsprofile.view.ProfileObject;
import io.gitopsprofile.view.ReleaseValues;
import io.gitopsprofile.view.Services;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PRF130: the Prometheus of the operator has no target for the pods behind a metric. This
 * Prometheus reads monitors only, and unless its values say otherwise, only monitors with the label
 * {@code release} of its own Helm release. (Source: kube-prometheus-stack,
 * templates/prometheus/prometheus.yaml.)
 *
 * <p>The check reports nothing where values from elsewhere, a monitor made by a chart, or a
 * ScrapeConfig may bring the target.
 */
final class MonitorCheck implements Check {

  private static final String SERVICE_MONITOR = "ServiceMonitor";
  private static final String POD_MONITOR = "PodMonitor";

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    PrometheusChart prometheus = context.adapter().prometheus();
    if (prometheus == null
        || !prometheus.has(PrometheusTrait.BY_MONITORS)
        || prometheus.labels() == null
        || mayScrapeOtherwise(prometheus, context)) {
      return;
    }
    Set<ProfilePath> seen = new HashSet<>();
    for (PodMetricTrace source : context.adapter().traces()) {
      PodTemplate pods = context.pods(source.workload());
      if (pods != null && !source.isOfIstio() && seen.add(source.workload().path())) {
        check(source, pods, prometheus, context, findings);
      }
    }
  }

  /** True if something that the profile does not show may scrape the pods. */
  private static boolean mayScrapeOtherwise(PrometheusChart prometheus, CheckContext context) {
    HelmRelease release = prometheus.release().value();
    boolean known = release.valuesFrom().isEmpty() && release.valueFileSecrets().isEmpty();
    if (!known
        || !context.objects().ofKind("ScrapeConfig").isEmpty()
        || !context.objects().ofKind("Probe").isEmpty()) {
      return true;
    }
    for (Located<HelmRelease> other : context.releases()) {
      ReleaseValues values = new ReleaseValues(other.value());
      if (values.says("prometheus", "additionalServiceMonitors")
          || values.says("prometheus", "additionalPodMonitors")
          || values.says("additionalServiceMonitors")
          || values.says("extraManifests")
          || values.says("extraObjects")) {
        return true;
      }
    }
    return false;
  }

  private static void check(
      PodMetricTrace source,
      PodTemplate pods,
      PrometheusChart prometheus,
      CheckContext context,
      DiagnosticCollector findings) {
    ProfileObject ignored = null;
    ObjectField wrong = null;
    for (String kind : List.of(POD_MONITOR, SERVICE_MONITOR)) {
      for (ProfileObject monitor : context.objects().ofKind(kind)) {
        List<ProfileObject> targets = targets(monitor, pods, context);
        if (targets.isEmpty()) {
          continue;
        }
        if (!isSelected(monitor, prometheus)) {
          ignored = ignored == null ? monitor : ignored;
          continue;
        }
        ObjectField missing = missingPort(monitor, targets, pods);
        if (missing == null) {
          return;
        }
        wrong = wrong == null ? missing : wrong;
      }
    }
    if (wrong != null) {
      add(findings, wrong.path(), port(wrong, source), "name a port that the target has", null);
    } else if (ignored != null) {
      reportIgnored(ignored, source, prometheus, findings);
    } else {
      reportMissing(source, prometheus, findings);
    }
  }

  /** The objects that a monitor selects of these pods: the pods' owner, or Services of them. */
  private static List<ProfileObject> targets(
      ProfileObject monitor, PodTemplate pods, CheckContext context) {
    ObjectField spec = monitor.field("spec");
    List<?> named = spec.in("namespaceSelector", "matchNames").list();
    boolean watches =
        spec.in("namespaceSelector", "any").isTrue()
            || (named.isEmpty()
                ? monitor.namespace().equals(pods.namespace())
                : named.contains(pods.namespace()));
    List<ProfileObject> targets = new ArrayList<>();
    if (!watches) {
      return targets;
    }
    ObjectField selector = spec.in("selector");
    boolean open = !selector.in("matchExpressions").list().isEmpty();
    Map<?, ?> labels = selector.in("matchLabels").map();
    if (monitor.kind().equals(POD_MONITOR)) {
      if (open || pods.has(labels)) {
        targets.add(pods.object());
      }
      return targets;
    }
    for (ProfileObject service : Services.all(context.objects())) {
      Map<?, ?> own = service.field("spec", "selector").map();
      Map<String, String> serviceLabels = service.field("metadata", "labels").texts();
      if (service.namespace().equals(pods.namespace())
          && !own.isEmpty()
          && pods.has(own)
          && (open || serviceLabels.entrySet().containsAll(labels.entrySet()))) {
        targets.add(service);
      }
    }
    return targets;
  }

  /** True if Prometheus selects a monitor, or may do so. */
  private static boolean isSelected(ProfileObject monitor, PrometheusChart prometheus) {
    ReleaseValues values = new ReleaseValues(prometheus.release().value());
    String key = key(monitor);
    Map<String, String> labels = monitor.field("metadata", "labels").texts();
    if (values.get("prometheus", "prometheusSpec", key) instanceof Map<?, ?> selector
        && !selector.isEmpty()) {
      boolean open = selector.containsKey("matchExpressions");
      return open
          || !(selector.get("matchLabels") instanceof Map<?, ?> wanted)
          || labels.entrySet().containsAll(wanted.entrySet());
    }
    boolean any =
        Boolean.FALSE.equals(values.get("prometheus", "prometheusSpec", key + "NilUsesHelmValues"));
    return any || values.releaseName().equals(labels.get("release"));
  }

  private static String key(ProfileObject monitor) {
    return monitor.kind().equals(POD_MONITOR) ? "podMonitorSelector" : "serviceMonitorSelector";
  }

  /** The port of the first endpoint, if no endpoint has a port of the target; else null. */
  private static @Nullable ObjectField missingPort(
      ProfileObject monitor, List<ProfileObject> targets, PodTemplate pods) {
    boolean ofPods = monitor.kind().equals(POD_MONITOR);
    Set<Object> names = new HashSet<>();
    if (ofPods) {
      for (ObjectField container : pods.allContainers()) {
        addNames(container.in("ports"), names);
      }
    } else {
      for (ProfileObject service : targets) {
        addNames(service.field("spec", "ports"), names);
      }
    }
    ObjectField first = null;
    String list = ofPods ? "podMetricsEndpoints" : "endpoints";
    for (ObjectField endpoint : monitor.field("spec", list).elements()) {
      ObjectField port = endpoint.in("port");
      if (port.text().isEmpty() || names.contains(port.text())) {
        return null;
      }
      first = first == null ? port : first;
    }
    return first;
  }

  private static void addNames(ObjectField ports, Set<Object> names) {
    for (ObjectField port : ports.elements()) {
      names.add(port.in("name").text());
    }
  }

  private static String port(ObjectField port, PodMetricTrace source) {
    return port.object().title()
        + " scrapes the port \""
        + port.text()
        + "\" of "
        + source.title()
        + ", which does not exist, so that "
        + source.need().title()
        + " gets no values of \""
        + source.series()
        + "\"";
  }

  private static void reportIgnored(
      ProfileObject monitor,
      PodMetricTrace source,
      PrometheusChart prometheus,
      DiagnosticCollector findings) {
    ReleaseValues values = new ReleaseValues(prometheus.release().value());
    boolean written = values.says("prometheus", "prometheusSpec", key(monitor));
    ObjectField labels = monitor.field("metadata", "labels");
    ProfilePath path = labels.isPresent() ? labels.path() : monitor.at("metadata");
    String name = values.releaseName();
    add(
        findings,
        path,
        monitor.title()
            + " is not used; "
            + prometheus.title()
            + " selects monitors by "
            + (written ? "the labels of " + key(monitor) : "the label release: " + name)
            + ", so that "
            + source.need().title()
            + " gets no values of \""
            + source.series()
            + "\"",
        written
            ? "give the monitor the labels that prometheus.prometheusSpec."
                + key(monitor)
                + " asks for"
            : "add the label release: "
                + name
                + ", or set prometheus.prometheusSpec."
                + key(monitor)
                + "NilUsesHelmValues to false",
        written ? null : Edit.set(monitor.at("metadata", "labels").key("release"), name));
  }

  private static void reportMissing(
      PodMetricTrace source, PrometheusChart prometheus, DiagnosticCollector findings) {
    boolean annotated = source.annotation("scrape") != null;
    add(
        findings,
        annotated ? source.annotationPath("scrape").parent() : source.workload().path(),
        source.need().title()
            + " needs \""
            + source.series()
            + "\" of the pods of "
            + source.title()
            + ", but no monitor selects them; "
            + prometheus.title()
            + " scrapes by monitors only"
            + (annotated ? " and does not read the annotation prometheus.io/scrape" : ""),
        "add a PodMonitor that selects the pods to manifests, with the label release: "
            + new ReleaseValues(prometheus.release().value()).releaseName(),
        null);
  }

  private static void add(
      DiagnosticCollector findings,
      ProfilePath path,
      String message,
      String fix,
      @Nullable Edit edit) {
    findings.add(DiagnosticCode.NOT_MONITORED, path, message, fix, edit);
  }
}
