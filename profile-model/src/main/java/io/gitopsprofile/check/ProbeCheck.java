package io.gitopsprofile.check;

import static io.gitopsprofile.check.Wording.quoted;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Container;
import io.gitopsprofile.model.Probe;
import io.gitopsprofile.model.Workload;
import org.jspecify.annotations.Nullable;

/**
 * A livenessProbe and a startupProbe succeed at the first success, and containers that run first
 * have no probes. (Kubernetes: pkg/apis/core/validation, validateLivenessProbe and
 * validateInitContainers.)
 */
final class ProbeCheck implements Check {

  @Override
  public void run(Subject subject, Findings findings) {
    for (Part<Workload> workload : subject.workloads()) {
      for (Part<Container> container : Pods.containers(workload)) {
        once(container, "livenessProbe", container.value().livenessProbe(), findings);
        once(container, "startupProbe", container.value().startupProbe(), findings);
      }
      if (Nested.value(Pods.patchedSpec(workload.value()), "initContainers") == null) {
        for (Part<Container> container : Pods.initContainers(workload)) {
          none(container, "livenessProbe", container.value().livenessProbe(), findings);
          none(container, "readinessProbe", container.value().readinessProbe(), findings);
          none(container, "startupProbe", container.value().startupProbe(), findings);
        }
      }
    }
  }

  private static void once(
      Part<Container> container, String key, @Nullable Probe probe, Findings findings) {
    Integer successes = probe == null ? null : probe.successThreshold();
    if (successes != null && successes != 1) {
      findings.add(
          DiagnosticCode.WORKLOAD_INVALID,
          container.at(key).key("successThreshold"),
          "the "
              + key
              + " of container "
              + quoted(container.value().name())
              + " has successThreshold "
              + successes
              + ", and may only have 1",
          "remove successThreshold",
          Edit.remove(container.at(key).key("successThreshold")));
    }
  }

  private static void none(
      Part<Container> container, String key, @Nullable Probe probe, Findings findings) {
    if (probe != null) {
      findings.add(
          DiagnosticCode.WORKLOAD_INVALID,
          container.at(key),
          "container "
              + quoted(container.value().name())
              + " runs before the others, and so cannot have a "
              + key,
          "remove the probe, or move the container to containers");
    }
  }
}
