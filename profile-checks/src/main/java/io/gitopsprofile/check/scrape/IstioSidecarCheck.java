package io.gitopsprofile.check.scrape;

import io.gitopsprofile.adapter.AdapterRules.Producer;
import io.gitopsprofile.adapter.PodMetricTrace;
import io.gitopsprofile.adapter.RequiredMetric;
import io.gitopsprofile.catalog.Mesh;
import io.gitopsprofile.catalog.SeriesOrigin;
import io.gitopsprofile.catalog.image.InjectedSidecar;
import io.gitopsprofile.catalog.image.InjectedSidecar.ControlPlane;
import io.gitopsprofile.catalog.image.IstioSidecar;
import io.gitopsprofile.catalog.image.IstioSidecar.Injection;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.Namespace;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.Located;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * PRF026: an autoscaler scales on series of Istio's sidecars, and the scaled pods get no sidecar.
 * In the cluster the series does not exist and the autoscaler shows {@code <unknown>}. Label the
 * pods' namespace {@code istio-injection: enabled}. (Source: istio/istio, {@code
 * templates/mutatingwebhook.yaml} of the chart istiod.)
 *
 * <p>The check skips namespaces that the profile does not declare, and an Istio that injects
 * sidecars without a namespace label.
 */
final class IstioSidecarCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (RequiredMetric need : context.adapter().required()) {
      Producer producer = context.adapter().rules().producerOfPods(need);
      Located<Workload> target = context.targetOf(need.autoscaler().value());
      if (producer != null
          && target != null
          && SeriesOrigin.isOfIstio(producer.series())
          && PodMetricTrace.isOfPods(producer, context.adapter().prometheus())
          && IstioSidecar.injection(target.value(), context) == Injection.NO) {
        report(need, producer, target, context, findings);
      }
    }
  }

  private static void report(
      RequiredMetric need,
      Producer producer,
      Located<Workload> target,
      CheckContext context,
      DiagnosticCollector findings) {
    Workload workload = target.value();
    boolean declined = "false".equals(IstioSidecar.ofPods(workload));
    String revision = revision(context);
    String label =
        revision == null
            ? IstioSidecar.NAMESPACE_LABEL + ": enabled"
            : IstioSidecar.REVISION + ": " + revision;
    findings.add(
        DiagnosticCode.NO_MESH,
        need.path(),
        need.title()
            + " scales on \""
            + need.name()
            + "\", made of \""
            + producer.series()
            + "\", which Istio's sidecars count, but the pods of workload \""
            + workload.name()
            + "\" get none: "
            + (declined
                ? "they decline it by " + IstioSidecar.POD_LABEL + ": \"false\""
                : "their namespace \"" + workload.namespace() + "\" is not labelled " + label),
        declined
            ? "remove " + IstioSidecar.POD_LABEL + " from the pods"
            : "label the namespace " + label,
        declined ? accepted(target) : labelled(workload, revision, context));
  }

  private static @Nullable Edit accepted(Located<Workload> workload) {
    return workload.value().podLabels().containsKey(IstioSidecar.POD_LABEL)
        ? Edit.remove(workload.at("podLabels").key(IstioSidecar.POD_LABEL))
        : null;
  }

  /** The revision that a namespace has to choose; null if the control plane has the default one. */
  private static @Nullable String revision(CheckContext context) {
    ControlPlane plane = InjectedSidecar.controlPlane(Mesh.ISTIO, context);
    return plane == null
            || plane.defaults().revisions().isEmpty()
            || plane.defaults().revisions().contains("default")
        ? null
        : plane.defaults().revisions().get(0);
  }

  private static @Nullable Edit labelled(
      Workload workload, @Nullable String revision, CheckContext context) {
    List<Located<Namespace>> named = context.namespacesNamed(workload.namespace());
    if (named.isEmpty()) {
      return null;
    }
    ProfilePath labels = named.get(0).at("labels");
    return revision == null
        ? Edit.set(labels.key(IstioSidecar.NAMESPACE_LABEL), "enabled")
        : Edit.set(labels.key(IstioSidecar.REVISION), revision);
  }
}
