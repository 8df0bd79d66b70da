package io.gitopsprofile.check.workload;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.container.Lifecycle;
import io.gitopsprofile.model.container.LifecycleAction;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.FreeFormValues;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.PodSpecs;
import org.jspecify.annotations.Nullable;

/**
 * PRF039: a container sleeps longer than its pod has time to end, or an init container has a
 * lifecycle. (Source: Kubernetes, pkg/apis/core/validation, validateSleepAction and
 * validateInitContainers.)
 */
final class LifecycleCheck implements Check {

  private static final int DEFAULT_GRACE = 30;

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (Located<Workload> workload : context.workloads()) {
      Integer set = workload.value().terminationGracePeriodSeconds();
      int grace = set == null ? DEFAULT_GRACE : set;
      for (Located<Container> container : PodSpecs.all(workload)) {
        Lifecycle lifecycle = container.value().lifecycle();
        if (lifecycle != null) {
          ProfilePath path = container.at("lifecycle");
          String owner = " of container " + quoted(container.value().name());
          sleep("postStart" + owner, lifecycle.postStart(), grace, path.key("postStart"), findings);
          sleep("preStop" + owner, lifecycle.preStop(), grace, path.key("preStop"), findings);
        }
      }
      if (FreeFormValues.value(PodSpecs.patchedSpec(workload.value()), "initContainers") == null) {
        for (Located<Container> container : PodSpecs.initContainers(workload)) {
          if (container.value().lifecycle() != null) {
            findings.add(
                DiagnosticCode.WORKLOAD_INVALID,
                container.at("lifecycle"),
                "container "
                    + quoted(container.value().name())
                    + " runs before the others, and so cannot have a lifecycle",
                "remove the lifecycle, or move the container to containers");
          }
        }
      }
    }
  }

  private static void sleep(
      String title,
      @Nullable LifecycleAction action,
      int grace,
      ProfilePath path,
      DiagnosticCollector findings) {
    if (action instanceof LifecycleAction.Sleep sleep && sleep.seconds() > grace) {
      findings.add(
          DiagnosticCode.WORKLOAD_INVALID,
          path.key("sleep").key("seconds"),
          title + " sleeps " + sleep.seconds() + " s; terminationGracePeriodSeconds is " + grace,
          grace == 0
              ? "set terminationGracePeriodSeconds to " + sleep.seconds() + " or more"
              : "sleep "
                  + grace
                  + " s at most, or set terminationGracePeriodSeconds to "
                  + sleep.seconds()
                  + " or more");
    }
  }
}
