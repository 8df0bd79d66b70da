package io.gitopsprofile.check.mesh;

import io.gitopsprofile.catalog.KnownChart;
import io.gitopsprofile.catalog.Mesh;
import io.gitopsprofile.catalog.MetricsApi;
import io.gitopsprofile.catalog.chart.KnownCharts;
import io.gitopsprofile.catalog.image.InjectedSidecar;
import io.gitopsprofile.catalog.image.StrictPolicy;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.ProfileObject;
import io.gitopsprofile.view.ReleaseValues;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * PRF189: Istio adds sidecars to the pods of the metrics adapter or of metrics-server, in a mesh
 * that accepts mTLS alone, which the API server does not speak; or to the pods of KEDA, whose parts
 * speak TLS of their own. Calls to the metrics API fail. (Sources: istio.io, Application
 * requirements; keda.sh, Integrations, Istio.)
 */
final class MetricsApiInMeshCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    Set<String> seen = new HashSet<>();
    StrictPolicy policies = new StrictPolicy(context.objects());
    for (Located<HelmRelease> release : context.releases()) {
      ReleaseValues values = new ReleaseValues(release.value());
      String namespace = values.namespace();
      KnownChart chart = KnownCharts.named(release.value().chart());
      List<MetricsApi> apis = chart == null ? List.of() : chart.registers(values);
      ProfileObject object = context.objects().find("", "Namespace", "", namespace);
      ObjectField mark = apis.isEmpty() ? null : InjectedSidecar.markOf(Mesh.ISTIO, object);
      if (mark == null || isLeftOut(release.value())) {
        continue;
      }
      boolean keda = KnownCharts.isKeda(release.value().chart());
      ProfileObject strict = keda ? null : policies.of(namespace);
      if (keda && seen.add(namespace)) {
        ofKeda(release.value(), mark, findings);
      } else if (strict != null && seen.add(namespace)) {
        report(release.value(), mark, strict, findings);
      }
    }
  }

  /** True if the values of a release say something about sidecars or their ports. */
  private static boolean isLeftOut(HelmRelease release) {
    return !release.valuesFrom().isEmpty()
        || !release.valueFileSecrets().isEmpty()
        || release.values().entries().toString().contains("istio.io");
  }

  private static void ofKeda(HelmRelease release, ObjectField mark, DiagnosticCollector findings) {
    findings.add(
        DiagnosticCode.METRICS_API_IN_MESH,
        mark.path(),
        mark.object().title()
            + " lets Istio add sidecars to the pods of the release \""
            + release.name()
            + "\"; they stand between the API server and port 6443, and between the parts of KEDA,"
            + " which speak TLS of their own, so that no external metric is served",
        "leave the label out, or leave the ports out of the sidecars by podAnnotations.keda and"
            + " podAnnotations.metricsAdapter of the release",
        Edit.remove(mark.path()));
  }

  private static void report(
      HelmRelease release, ObjectField mark, ProfileObject strict, DiagnosticCollector findings) {
    findings.add(
        DiagnosticCode.METRICS_API_IN_MESH,
        mark.path(),
        mark.object().title()
            + " lets Istio add sidecars to the pods of the release \""
            + release.name()
            + "\", which serve a metrics API; "
            + strict.title()
            + " accepts mTLS alone, which the API server does not speak, and autoscalers get no"
            + " metrics",
        "leave the label out, or set the annotation sidecar.istio.io/inject: \"false\" by the"
            + " podAnnotations of the release",
        Edit.remove(mark.path()));
  }
}
