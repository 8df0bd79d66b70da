package io.gitopsprofile.check.workload;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.container.Probe;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.FreeFormValues;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.PodSpecs;
import org.jspecify.annotations.Nullable;

/**
 * PRF039: a livenessProbe or startupProbe has a successThreshold above 1, or an init container has
 * a probe. (Source: Kubernetes, pkg/apis/core/validation, validateLivenessProbe and
 * validateInitContainers.)
 */
final class ProbeCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (Located<Workload> workload : context.workloads()) {
      for (Located<Container> container : PodSpecs.containers(workload)) {
        once(container, "livenessProbe", container.value().livenessProbe(), findings);
        once(container, "startupProbe", container.value().startupProbe(), findings);
      }
      if (FreeFormValues.value(PodSpecs.patchedSpec(workload.value()), "initContainers") == null) {
        for (Located<Container> container : PodSpecs.initContainers(workload)) {
          none(container, "livenessProbe", container.value().livenessProbe(), findings);
          none(container, "readinessProbe", container.value().readinessProbe(), findings);
          none(container, "startupProbe", container.value().startupProbe(), findings);
        }
      }
    }
  }

  private static void once(
      Located<Container> container,
      String key,
      @Nullable Probe probe,
      DiagnosticCollector findings) {
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
              + "; only a readinessProbe may have more than 1",
          "remove successThreshold",
          Edit.remove(container.at(key).key("successThreshold")));
    }
  }

  private static void none(
      Located<Container> container,
      String key,
      @Nullable Probe probe,
      DiagnosticCollector findings) {
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
