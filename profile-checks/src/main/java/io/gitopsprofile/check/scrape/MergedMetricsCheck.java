package io.gitopsprofile.check.scrape;

import io.gitopsprofile.adapter.AdapterRules.Producer;
import io.gitopsprofile.adapter.RequiredMetric;
import io.gitopsprofile.catalog.Mesh;
import io.gitopsprofile.catalog.PrometheusChart;
import io.gitopsprofile.catalog.SeriesOrigin;
import io.gitopsprofile.catalog.SidecarDefaults;
import io.gitopsprofile.catalog.image.InjectedSidecar;
import io.gitopsprofile.catalog.image.IstioSidecar;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;
import io.gitopsprofile.view.ProfileObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * PRF188: an autoscaler scales on series of Istio's sidecars, Prometheus finds its targets by
 * annotations, and the merging of metrics is off. Then no annotation leads to the port of the
 * sidecar. (Source: istio.io, Prometheus integration, Option 1: metrics merging.)
 */
final class MergedMetricsCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    PrometheusChart prometheus = context.adapter().prometheus();
    if (prometheus == null || !prometheus.honoursAnnotations() || prometheus.labels() == null) {
      return;
    }
    ProfilePath off = ofControlPlane(context);
    for (RequiredMetric need : context.adapter().required()) {
      Producer producer = context.adapter().rules().producerOfPods(need);
      PodTemplate pods = producer == null ? null : ScaledPods.of(need, context);
      if (producer != null && pods != null && SeriesOrigin.isOfIstio(producer.series())) {
        InjectedSidecar sidecar = InjectedSidecar.of(Mesh.ISTIO, pods, context.objects());
        if (sidecar != null && !isSidecarScraped(pods)) {
          check(need, producer, sidecar, prometheus, off, findings);
        }
      }
    }
  }

  /** True if the annotations of the pods themselves lead to the sidecar. */
  private static boolean isSidecarScraped(PodTemplate pods) {
    String port = pods.template().in("metadata", "annotations", "prometheus.io/port").text();
    return port.equals(String.valueOf(IstioSidecar.PORT)) || port.equals("15090");
  }

  private static void check(
      RequiredMetric need,
      Producer producer,
      InjectedSidecar sidecar,
      PrometheusChart prometheus,
      @Nullable ProfilePath off,
      DiagnosticCollector findings) {
    ObjectField own = sidecar.annotation(IstioSidecar.MERGE);
    ProfilePath path = own.text().equals("false") ? own.path() : own.isPresent() ? null : off;
    if (path != null) {
      findings.add(
          DiagnosticCode.NOT_MERGED,
          path,
          need.title()
              + " scales on \""
              + producer.series()
              + "\" of Istio's sidecars, and the merging of metrics is off; "
              + prometheus.title()
              + " scrapes by annotations, which lead to the application alone",
          "turn the merging on, or add a scrape job for port 15090 of the sidecars",
          isInText(path) ? null : Edit.remove(path));
    }
  }

  /** True for a value in the text of a ConfigMap, which edits do not reach. */
  private static boolean isInText(ProfilePath path) {
    return path.steps().get(path.steps().size() - 2).equals("mesh");
  }

  /** The value of a control plane that turns the merging off; null if none does. */
  private static @Nullable ProfilePath ofControlPlane(CheckContext context) {
    for (Located<HelmRelease> release : context.releases()) {
      SidecarDefaults defaults = InjectedSidecar.defaults(Mesh.ISTIO, release);
      if (defaults != null && !defaults.merged()) {
        return release.at("values").key("meshConfig").key("enablePrometheusMerge");
      }
    }
    return ofManifest(context);
  }

  /** The same of a control plane that an operator installs, or of its ConfigMap. */
  private static @Nullable ProfilePath ofManifest(CheckContext context) {
    for (String kind : List.of("IstioOperator", "Istio")) {
      for (ProfileObject operated : context.objects().ofKind(kind)) {
        for (ObjectField mesh :
            List.of(
                operated.field("spec", "meshConfig"),
                operated.field("spec", "values", "meshConfig"))) {
          ObjectField merge = mesh.in("enablePrometheusMerge");
          if (Boolean.FALSE.equals(merge.value())) {
            return merge.path();
          }
        }
      }
    }
    for (ProfileObject map : context.objects().named("ConfigMap", "istio")) {
      ObjectField text = map.field("data", "mesh");
      FreeForm mesh = text.text().isBlank() ? null : context.objects().yaml(text.text());
      if (mesh != null && Boolean.FALSE.equals(mesh.entries().get("enablePrometheusMerge"))) {
        return text.path().key("enablePrometheusMerge");
      }
    }
    return null;
  }
}
