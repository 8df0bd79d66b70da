package io.gitopsprofile.check.scrape;

import io.gitopsprofile.adapter.AdapterRules.Producer;
import io.gitopsprofile.adapter.PodMetricTrace;
import io.gitopsprofile.adapter.RequiredMetric;
import io.gitopsprofile.catalog.Mesh;
import io.gitopsprofile.catalog.PrometheusChart;
import io.gitopsprofile.catalog.PrometheusTrait;
import io.gitopsprofile.catalog.SeriesOrigin;
import io.gitopsprofile.catalog.SidecarPorts;
import io.gitopsprofile.catalog.image.InjectedSidecar;
import io.gitopsprofile.catalog.image.IstioSidecar;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;
import io.gitopsprofile.view.ProfileObject;
import io.gitopsprofile.view.ReleaseValues;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * PRF130: an autoscaler scales on series of Istio's sidecars, and the Prometheus of the operator
 * has no monitor that scrapes a port of the sidecars. The merging of metrics does not help: it
 * changes annotations, which this Prometheus does not read. (Source: istio.io, Prometheus
 * integration; istio/istio, samples/addons/extras/prometheus-operator.yaml.)
 */
final class SidecarMonitorCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    PrometheusChart prometheus = context.adapter().prometheus();
    if (prometheus == null
        || !prometheus.has(PrometheusTrait.BY_MONITORS)
        || prometheus.labels() == null
        || MonitorCheck.mayScrapeOtherwise(prometheus, context)) {
      return;
    }
    Set<ProfilePath> seen = new HashSet<>();
    if (hasOwnLabels(prometheus, context)) {
      return;
    }
    for (RequiredMetric need : context.adapter().required()) {
      Producer producer = context.adapter().rules().producerOfPods(need);
      if (producer != null && SeriesOrigin.isOfIstio(producer.series())) {
        PodTemplate pods = ScaledPods.of(need, context);
        if (pods != null
            && InjectedSidecar.of(Mesh.ISTIO, pods, context.objects()) != null
            && seen.add(pods.object().part())) {
          check(need, producer.series(), pods, prometheus, context, findings);
        }
      }
    }
  }

  /**
   * True if a rule maps pods by a label that this Prometheus does not set: a monitor outside the
   * profile brings the series, and labels them.
   */
  private static boolean hasOwnLabels(PrometheusChart prometheus, CheckContext context) {
    for (RequiredMetric need : context.adapter().required()) {
      Producer producer = context.adapter().rules().producerOfPods(need);
      if (producer != null
          && SeriesOrigin.isOfIstio(producer.series())
          && !PodMetricTrace.isOfPods(producer, prometheus)) {
        return true;
      }
    }
    return false;
  }

  private static void check(
      RequiredMetric need,
      String series,
      PodTemplate pods,
      PrometheusChart prometheus,
      CheckContext context,
      DiagnosticCollector findings) {
    MonitorSelection selection = new MonitorSelection(prometheus, context.objects());
    String without = ", so that " + need.title() + " gets no values of \"" + series + "\"";
    MonitorSelection.Refusal refusal = null;
    ProfileObject refused = null;
    for (ProfileObject monitor : MonitorTargets.of(context).monitorsOf(pods)) {
      if (scrapesSidecars(monitor)) {
        refusal = selection.refusal(monitor);
        refused = monitor;
        if (refusal == null) {
          return;
        }
      }
    }
    if (refusal != null && refused != null) {
      findings.add(
          DiagnosticCode.NOT_MONITORED,
          refusal.path(),
          refused.title() + " is not used; " + refusal.cause() + without,
          refusal.fix(),
          refusal.edit());
      return;
    }
    findings.add(
        DiagnosticCode.NOT_MONITORED,
        pods.object().part(),
        need.title()
            + " needs \""
            + series
            + "\" of Istio's sidecars in the pods of "
            + pods.object().title()
            + ", but no monitor scrapes a port of the sidecars; "
            + prometheus.title()
            + " scrapes by monitors only",
        "add a PodMonitor to manifests that selects the pods, with port: http-envoy-prom, path: "
            + IstioSidecar.PATH
            + " and the label release: "
            + new ReleaseValues(prometheus.release().value()).releaseName());
  }

  /** True if an endpoint is of a sidecar, or is changed by relabelings that may lead to one. */
  private static boolean scrapesSidecars(ProfileObject monitor) {
    for (ObjectField endpoint : MonitorEndpoint.of(monitor)) {
      if (endpoint.in("path").text().contains(IstioSidecar.PATH)
          || endpoint.in("relabelings").isPresent()) {
        return true;
      }
      for (String key : List.of("port", "portNumber", "targetPort")) {
        if (endpoint.in(key).isPresent()
            && SidecarPorts.isKnown(String.valueOf(endpoint.in(key).value()))) {
          return true;
        }
      }
    }
    return false;
  }
}
