package io.gitopsprofile.check.scrape;

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
import io.gitopsprofile.view.ObjectSelector;
import io.gitopsprofile.view.PodTemplate;
import io.gitopsprofile.view.ProfileObject;
import io.gitopsprofile.view.ProfileObjects;
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

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    PrometheusChart prometheus = context.adapter().prometheus();
    if (prometheus == null
        || !prometheus.has(PrometheusTrait.BY_MONITORS)
        || prometheus.labels() == null
        || mayScrapeOtherwise(prometheus, context)) {
      return;
    }
    MonitorSelection selection = new MonitorSelection(prometheus, context.objects());
    Set<ProfilePath> seen = new HashSet<>();
    for (ScaledPods scaled : ScaledPods.all(context)) {
      if (seen.add(scaled.pods().object().part())) {
        check(scaled, prometheus, selection, context.objects(), findings);
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
      ScaledPods scaled,
      PrometheusChart prometheus,
      MonitorSelection selection,
      ProfileObjects objects,
      DiagnosticCollector findings) {
    PodTemplate pods = scaled.pods();
    MonitorSelection.Refusal refusal = null;
    ProfileObject refused = null;
    MonitorEndpoint.Fault fault = null;
    for (ProfileObject monitor : monitors(objects)) {
      if (!MonitorTargets.watches(monitor, pods.namespace())
          || !MonitorTargets.matches(monitor, pods, objects)) {
        continue;
      }
      MonitorSelection.Refusal reason = selection.refusal(monitor);
      if (reason != null) {
        refused = refusal == null ? monitor : refused;
        refusal = refusal == null ? reason : refusal;
        continue;
      }
      List<ProfileObject> services =
          monitor.kind().equals(MonitorTargets.POD_MONITOR)
              ? List.of()
              : MonitorTargets.services(monitor, pods, objects);
      for (ObjectField endpoint : MonitorEndpoint.of(monitor)) {
        MonitorEndpoint.Fault first = new MonitorEndpoint(endpoint, scaled, services).fault();
        if (first == null) {
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
      reportMissing(scaled, prometheus, objects, findings);
    }
  }

  private static List<ProfileObject> monitors(ProfileObjects objects) {
    List<ProfileObject> monitors = new ArrayList<>(objects.ofKind(MonitorTargets.POD_MONITOR));
    monitors.addAll(objects.ofKind(MonitorTargets.SERVICE_MONITOR));
    return monitors;
  }

  private static String without(ScaledPods scaled) {
    return ", so that " + scaled.scaler() + " gets no values of \"" + scaled.series() + "\"";
  }

  private static void reportMissing(
      ScaledPods scaled,
      PrometheusChart prometheus,
      ProfileObjects objects,
      DiagnosticCollector findings) {
    ObjectField astray = astray(scaled, objects);
    if (astray != null) {
      ProfileObject monitor = astray.object();
      boolean elsewhere = !MonitorTargets.watches(monitor, scaled.pods().namespace());
      String message =
          monitor.title()
              + (elsewhere
                  ? " does not look into namespace \"" + scaled.pods().namespace() + "\""
                  : monitor.kind().equals(MonitorTargets.POD_MONITOR)
                      ? " selects no pod of the profile"
                      : " selects no Service of the profile")
              + ", and no other monitor selects the pods of "
              + scaled.title()
              + without(scaled);
      String fix =
          elsewhere
              ? "name the namespace \""
                  + scaled.pods().namespace()
                  + "\" in namespaceSelector.matchNames"
              : monitor.kind().equals(MonitorTargets.POD_MONITOR)
                  ? "write the labels of the pods as the selector"
                  : "write the labels of the Service as the selector";
      add(findings, astray.path(), message, fix, null);
      return;
    }
    ObjectField annotation = scaled.annotationField("scrape");
    boolean annotated = annotation.isPresent();
    ProfilePath path = annotated ? annotation.path() : scaled.pods().object().part();
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
        "add a PodMonitor that selects the pods to manifests, with the label release: "
            + new ReleaseValues(prometheus.release().value()).releaseName(),
        null);
  }

  /**
   * Returns the field of the only monitor that is meant for the pods and has no target: its
   * namespaces or its selector; null if there is none or several may be meant.
   */
  private static @Nullable ObjectField astray(ScaledPods scaled, ProfileObjects objects) {
    PodTemplate pods = scaled.pods();
    ObjectField only = null;
    for (ProfileObject monitor : monitors(objects)) {
      if (MonitorTargets.hasAny(monitor, objects)) {
        continue;
      }
      ObjectField field = null;
      if (MonitorTargets.watches(monitor, pods.namespace())) {
        field = mismatch(monitor, pods, objects);
      } else if (MonitorTargets.matches(monitor, pods, objects)) {
        ObjectField named = monitor.field("spec", "namespaceSelector");
        field = named.isPresent() ? named : monitor.field("metadata", "namespace");
      }
      boolean sameName = monitor.name().equals(pods.object().name());
      if (field != null && (only == null || sameName)) {
        only = field;
        if (sameName) {
          return only;
        }
      } else if (field != null) {
        return null;
      }
    }
    return only;
  }

  /** The label of a monitor's selector that the pods, or the first Service of them, do not have. */
  private static ObjectField mismatch(
      ProfileObject monitor, PodTemplate pods, ProfileObjects objects) {
    ObjectField selector = monitor.field("spec", "selector");
    if (monitor.kind().equals(MonitorTargets.POD_MONITOR)) {
      return ObjectSelector.mismatch(selector, pods.labels());
    }
    for (ProfileObject service : Services.all(objects)) {
      Map<?, ?> own = service.field("spec", "selector").map();
      if (service.namespace().equals(pods.namespace()) && !own.isEmpty() && pods.has(own)) {
        return ObjectSelector.mismatch(selector, service.field("metadata", "labels").texts());
      }
    }
    return selector;
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
