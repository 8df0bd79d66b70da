package io.gitopsprofile.check.autoscaler;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.Metric;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.MetricFacts;
import io.gitopsprofile.view.MetricPaths;
import io.gitopsprofile.view.PodSpecs;
import java.util.List;
import java.util.Set;

/**
 * PRF028: a containerResource metric names a container that the scaled workload does not have.
 * Containers that a mesh injects are not in the profile; their names are accepted.
 */
final class ContainerMetricCheck implements Check {

  private static final Set<String> INJECTED =
      Set.of("envoy", "istio-proxy", "linkerd-proxy", "kuma-sidecar", "xray-daemon", "daprd");

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (Located<Autoscaler> autoscaler : context.autoscalers()) {
      Located<Workload> target = context.targetOf(autoscaler.value());
      if (target == null || target.value().containers().isEmpty()) {
        continue;
      }
      List<String> names = PodSpecs.names(target);
      for (Located<Metric> metric : MetricPaths.of(autoscaler)) {
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
                  + Phrases.didYouMean(container, names),
              "name one of its containers: " + Phrases.anyOf(names),
              Edit.setIfKnown(metric.at("container"), ClosestName.slip(container, names)));
        }
      }
    }
  }
}
