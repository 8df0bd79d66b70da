package io.gitopsprofile.check.scrape;

import io.gitopsprofile.catalog.PrometheusChart;
import io.gitopsprofile.catalog.PrometheusTrait;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.ObjectSelector;
import io.gitopsprofile.view.PodTemplate;
import io.gitopsprofile.view.ProfileObject;
import io.gitopsprofile.view.ReleaseValues;
import java.util.Collection;
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

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    Set<ProfilePath> seen = new HashSet<>();
    for (ScaledPods.Asked asked : ScaledPods.asked(context)) {
      check(asked.prometheus(), asked.pods(), seen, context, findings);
    }
  }

  private static void check(
      PrometheusChart prometheus,
      List<ScaledPods> all,
      Set<ProfilePath> seen,
      CheckContext context,
      DiagnosticCollector findings) {
    if (all.isEmpty()
        || !prometheus.has(PrometheusTrait.BY_MONITORS)
        || prometheus.labels() == null
        || mayScrapeOtherwise(prometheus, context)) {
      return;
    }
    MonitorSelection selection = new MonitorSelection(prometheus, context.objects());
    for (ScaledPods scaled : all) {
      if (seen.add(scaled.pods().object().part())) {
        Located<Workload> workload = context.workload(scaled.pods().object());
        check(scaled, prometheus, selection, workload, context, findings);
      }
    }
  }

  /** True if something that the profile does not show may scrape the pods. */
  static boolean mayScrapeOtherwise(PrometheusChart prometheus, CheckContext context) {
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
      ScaledPods scaled,
      PrometheusChart prometheus,
      MonitorSelection selection,
      @Nullable Located<Workload> workload,
      CheckContext context,
      DiagnosticCollector findings) {
    PodTemplate pods = scaled.pods();
    MonitorTargets targets = MonitorTargets.of(context);
    MonitorSelection.Refusal refusal = null;
    ProfileObject refused = null;
    MonitorEndpoint.Fault fault = null;
    for (ProfileObject monitor : targets.monitorsOf(pods)) {
      MonitorSelection.Refusal reason = selection.refusal(monitor);
      if (reason != null) {
        refused = refusal == null ? monitor : refused;
        refusal = refusal == null ? reason : refusal;
        continue;
      }
      List<ProfileObject> services = targets.services(monitor, pods);
      for (ObjectField endpoint : MonitorEndpoint.of(monitor)) {
        MonitorEndpoint.Fault first = new MonitorEndpoint(endpoint, scaled, services).fault();
        if (first == null) {
          if (!monitor.isManifest()) {
            reportBeside(scaled, context, findings);
          }
          return;
        }
        fault = fault == null ? first : fault;
      }
    }
    if (fault != null) {
      String title = fault.field().object().title();
      String message = title + " " + fault.problem() + without(scaled);
      add(findings, fault.field().path(), message, fault.fix(), fault.edit());
    } else if (refusal != null && refused != null) {
      String message = refused.title() + " is not used; " + refusal.cause() + without(scaled);
      add(findings, refusal.path(), message, refusal.fix(), refusal.edit());
    } else {
      reportMissing(scaled, prometheus, workload, context, findings);
    }
  }

  private static String without(ScaledPods scaled) {
    return ", so that " + scaled.scaler() + " gets no values of \"" + scaled.series() + "\"";
  }

  private static void reportMissing(
      ScaledPods scaled,
      PrometheusChart prometheus,
      @Nullable Located<Workload> workload,
      CheckContext context,
      DiagnosticCollector findings) {
    ObjectField astray = astray(scaled, context, false);
    if (astray != null) {
      String message =
          missing(astray.object(), scaled)
              + ", and no other monitor selects the pods of "
              + scaled.title()
              + without(scaled);
      add(findings, astray.path(), message, target(astray.object(), scaled), null);
      return;
    }
    ObjectField annotation = scaled.annotationField("scrape");
    boolean annotated = annotation.isPresent();
    ProfilePath path = annotated ? annotation.path() : scaled.pods().object().part();
    if (workload != null && workload.value().scrape() != null) {
      path = workload.at("scrape").key("enabled");
      annotated = false;
    }
    add(
        findings,
        path,
        scaled.scaler()
            + " needs \""
            + scaled.series()
            + "\" of the pods of "
            + scaled.title()
            + ", but no monitor selects them; "
            + prometheus.title()
            + " scrapes by monitors only"
            + (annotated ? " and does not read the annotation prometheus.io/scrape" : ""),
        workload == null
            ? "add a PodMonitor that selects the pods to manifests, with the label release: "
                + new ReleaseValues(prometheus.release().value()).releaseName()
            : workload.value().scrape() == null
                ? "set scrape: {port: "
                    + (scaled.port() == null ? "<the metrics port>" : scaled.port())
                    + "} at the workload, which becomes a PodMonitor"
                : "set scrape.enabled to true, and scrape becomes a PodMonitor",
        workload == null ? null : scraped(workload, scaled.port()));
  }

  /**
   * Reports a monitor that is meant for pods which the PodMonitor of their scrape selects alone.
   */
  private static void reportBeside(
      ScaledPods scaled, CheckContext context, DiagnosticCollector findings) {
    ObjectField astray = astray(scaled, context, true);
    if (astray != null) {
      String message =
          missing(astray.object(), scaled)
              + "; the pods of "
              + scaled.title()
              + " are scraped by the PodMonitor of their scrape alone";
      String fix = target(astray.object(), scaled) + ", or remove the monitor";
      add(findings, astray.path(), message, fix, null);
    }
  }

  /** The reason for which a monitor has no target, in words. */
  private static String missing(ProfileObject monitor, ScaledPods scaled) {
    String namespace = scaled.pods().namespace();
    boolean ofPods = monitor.kind().equals(MonitorTargets.POD_MONITOR);
    return monitor.title()
        + (!MonitorTargets.watches(monitor, namespace)
            ? " does not look into namespace \"" + namespace + "\""
            : ofPods ? " selects no pod of the profile" : " selects no Service of the profile");
  }

  /** The fix that gives a monitor its target. */
  private static String target(ProfileObject monitor, ScaledPods scaled) {
    String namespace = scaled.pods().namespace();
    boolean ofPods = monitor.kind().equals(MonitorTargets.POD_MONITOR);
    return MonitorTargets.watches(monitor, namespace)
        ? "write the labels of " + (ofPods ? "the pods" : "the Service") + " as the selector"
        : "name the namespace \"" + namespace + "\" in namespaceSelector.matchNames";
  }

  /** The edit by which a workload gets a PodMonitor; null if its port is not known. */
  private static @Nullable Edit scraped(Located<Workload> workload, @Nullable Integer port) {
    if (workload.value().scrape() != null) {
      return Edit.set(workload.at("scrape").key("enabled"), true);
    }
    return port == null ? null : Edit.set(workload.at("scrape"), Map.of("port", port));
  }

  /**
   * Returns the field of the monitor that is meant for the pods and has no target: its namespaces
   * or its selector. The monitor with the name of the pods' owner is meant, else the only other
   * one; null if there is none or several may be meant.
   *
   * @param certain true for a monitor that must be meant: besides the name, one with the labels of
   *     the pods, in another namespace or misspelt
   */
  private static @Nullable ObjectField astray(
      ScaledPods scaled, CheckContext context, boolean certain) {
    PodTemplate pods = scaled.pods();
    MonitorTargets targets = MonitorTargets.of(context);
    for (ProfileObject monitor : targets.withoutTarget(pods.object().name())) {
      ObjectField field = fault(monitor, pods, targets);
      if (field != null) {
        return field;
      }
    }
    ObjectField only = null;
    for (Collection<ProfileObject> monitors : targets.withoutTarget(pods)) {
      for (ProfileObject monitor : monitors) {
        if (!certain || isMeant(monitor, pods)) {
          ObjectField field = fault(monitor, pods, targets);
          if (field != null && only != null) {
            return null;
          }
          only = field == null ? only : field;
        }
      }
    }
    return only;
  }

  /** The field by which a monitor does not have pods as its target; null if it is not for them. */
  private static @Nullable ObjectField fault(
      ProfileObject monitor, PodTemplate pods, MonitorTargets targets) {
    if (MonitorTargets.watches(monitor, pods.namespace())) {
      return mismatch(monitor, pods, targets);
    }
    ObjectField named = monitor.field("spec", "namespaceSelector");
    return !targets.matches(monitor, pods)
        ? null
        : named.isPresent() ? named : monitor.field("metadata", "namespace");
  }

  /** True if the labels that a monitor selects are those of pods, or misspelt ones. */
  private static boolean isMeant(ProfileObject monitor, PodTemplate pods) {
    Map<String, String> wanted = monitor.field("spec", "selector", "matchLabels").texts();
    boolean near =
        !wanted.isEmpty()
            && (MonitorTargets.watches(monitor, pods.namespace())
                || monitor.field("spec", "namespaceSelector").isPresent());
    for (Map.Entry<String, String> label : wanted.entrySet()) {
      String own = pods.labels().get(label.getKey());
      near &= own != null && isSlip(label.getValue(), own);
    }
    return near;
  }

  private static boolean isSlip(String wanted, String own) {
    return wanted.equals(own)
        || (own.length() >= 5 && ClosestName.slip(wanted, List.of(own)) != null);
  }

  /** The label of a monitor's selector that the pods, or the first Service of them, do not have. */
  private static ObjectField mismatch(
      ProfileObject monitor, PodTemplate pods, MonitorTargets targets) {
    ObjectField selector = monitor.field("spec", "selector");
    if (monitor.kind().equals(MonitorTargets.POD_MONITOR)) {
      return ObjectSelector.mismatch(selector, pods.labels());
    }
    List<ProfileObject> services = targets.servicesOf(pods);
    return services.isEmpty()
        ? selector
        : ObjectSelector.mismatch(selector, services.get(0).field("metadata", "labels").texts());
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
