package io.gitopsprofile.check.scrape;

import io.gitopsprofile.adapter.AdapterRules.Producer;
import io.gitopsprofile.adapter.PodMetricTrace;
import io.gitopsprofile.adapter.RequiredMetric;
import io.gitopsprofile.catalog.IstioSidecar;
import io.gitopsprofile.catalog.IstioSidecar.Injection;
import io.gitopsprofile.catalog.SeriesOrigin;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.Located;

/**
 * PRF026: an autoscaler scales on what Istio's sidecars count, and the scaled pods get none. In the
 * cluster no such series exists and the autoscaler shows {@code <unknown>}. Label the pods'
 * namespace {@code istio-injection: enabled}. (Source: istio/istio, {@code
 * templates/mutatingwebhook.yaml} of the chart istiod.)
 *
 * <p>Nothing is said of namespaces that the profile does not declare, nor of an Istio that adds
 * sidecars to pods of namespaces without a label.
 */
final class IstioSidecarCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (RequiredMetric need : RequiredMetric.all(context)) {
      Producer producer = need.isOfPods() ? context.adapter().rules().producerOf(need) : null;
      Located<Workload> target = context.targetOf(need.autoscaler().value());
      if (producer != null
          && target != null
          && SeriesOrigin.isOfIstio(producer.series())
          && PodMetricTrace.isOfPods(producer, context.adapter().prometheus())
          && IstioSidecar.injection(target.value(), context) == Injection.NO) {
        report(need, producer, target.value(), findings);
      }
    }
  }

  private static void report(
      RequiredMetric need, Producer producer, Workload workload, DiagnosticCollector findings) {
    boolean declined = "false".equals(IstioSidecar.ofPods(workload));
    String label = IstioSidecar.NAMESPACE_LABEL + ": enabled";
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
            : "label the namespace " + label);
  }
}
