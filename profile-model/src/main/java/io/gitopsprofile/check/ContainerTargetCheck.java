package io.gitopsprofile.check;

import static io.gitopsprofile.check.Wording.quoted;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Autoscaler;
import io.gitopsprofile.model.Metric;
import io.gitopsprofile.model.Workload;
import java.util.List;
import java.util.Set;

/**
 * A containerResource metric names a container of the workload that the autoscaler scales. Sidecars
 * that a mesh adds are not in the profile; their names are known.
 */
final class ContainerTargetCheck implements Check {

  private static final Set<String> INJECTED =
      Set.of("envoy", "istio-proxy", "linkerd-proxy", "kuma-sidecar", "xray-daemon", "daprd");

  @Override
  public void run(Subject subject, Findings findings) {
    for (Part<Autoscaler> autoscaler : subject.autoscalers()) {
      Part<Workload> target = subject.targetOf(autoscaler.value());
      if (target == null || target.value().containers().isEmpty()) {
        continue;
      }
      List<String> names = Pods.names(target);
      for (Part<Metric> metric : Metrics.of(autoscaler)) {
        String container = MetricFacts.of(metric.value()).container();
        if (container != null && !names.contains(container) && !INJECTED.contains(container)) {
          findings.add(
              DiagnosticCode.SCALE_TARGET,
              metric.at("container"),
              "autoscaler "
                  + quoted(autoscaler.value().name())
                  + " scales on container "
                  + quoted(container)
                  + ", which workload "
                  + quoted(target.value().name())
                  + " does not have"
                  + Wording.didYouMean(container, names),
              "name one of its containers: " + Wording.anyOf(names));
        }
      }
    }
  }
}
