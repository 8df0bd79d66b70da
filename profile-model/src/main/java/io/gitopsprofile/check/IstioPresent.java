package io.gitopsprofile.check;

import io.gitopsprofile.check.AdapterRules.Producer;
import io.gitopsprofile.check.IstioSidecar.Injection;
import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Namespace;
import io.gitopsprofile.model.Workload;
import org.jspecify.annotations.Nullable;

/**
 * PRF026: an autoscaler scales on what Istio's sidecars count, and the scaled pods get none. In the
 * cluster no such series exists and the autoscaler shows {@code <unknown>}. Label the pods'
 * namespace {@code istio-injection: enabled}. (Source: istio/istio, {@code
 * templates/mutatingwebhook.yaml} of the chart istiod.)
 *
 * <p>Nothing is said of namespaces that the profile does not declare, nor of an Istio that adds
 * sidecars to pods of namespaces without a label.
 */
final class IstioPresent implements Check {

  @Override
  public void run(Subject subject, Findings findings) {
    for (MetricNeed need : MetricNeed.all(subject)) {
      Producer producer = need.isOfPods() ? subject.adapterRules().producerOf(need) : null;
      Part<Workload> target = subject.targetOf(need.autoscaler().value());
      if (producer != null
          && target != null
          && SeriesOrigin.isOfIstio(producer.series())
          && PodSource.isOfPods(producer, subject.prometheus())
          && IstioSidecar.injection(target.value(), subject) == Injection.NO) {
        report(need, producer, target, subject, findings);
      }
    }
  }

  private static void report(
      MetricNeed need,
      Producer producer,
      Part<Workload> target,
      Subject subject,
      Findings findings) {
    Workload workload = target.value();
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
            : "label the namespace " + label,
        declined ? accepted(target) : labelled(workload, subject));
  }

  private static @Nullable Edit accepted(Part<Workload> workload) {
    return workload.value().podLabels().containsKey(IstioSidecar.POD_LABEL)
        ? Edit.remove(workload.at("podLabels").key(IstioSidecar.POD_LABEL))
        : null;
  }

  private static @Nullable Edit labelled(Workload workload, Subject subject) {
    for (Part<Namespace> namespace : subject.namespaces()) {
      if (namespace.value().name().equals(workload.namespace())) {
        return Edit.set(namespace.at("labels").key(IstioSidecar.NAMESPACE_LABEL), "enabled");
      }
    }
    return null;
  }
}
