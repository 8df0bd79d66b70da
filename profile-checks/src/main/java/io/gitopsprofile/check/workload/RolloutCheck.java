package io.gitopsprofile.check.workload;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.value.IntOrPercent;
import io.gitopsprofile.model.workload.RollingUpdate;
import io.gitopsprofile.model.workload.Strategy;
import io.gitopsprofile.model.workload.StrategyType;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.model.workload.controller.WorkloadType;
import io.gitopsprofile.view.Located;

/**
 * PRF039: a rollout cannot progress, or its bounds are invalid: it may neither remove nor add a
 * pod, may remove more than all pods, has bounds with strategy Recreate, or its deadline is before
 * a pod can be ready. (Source: Kubernetes, pkg/apis/apps/validation, ValidateDeploymentSpec.)
 */
final class RolloutCheck implements Check {

  private static final int DEFAULT_DEADLINE = 600;

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (Located<Workload> part : context.workloads()) {
      Workload workload = part.value();
      if (workload.type() != WorkloadType.DEPLOYMENT) {
        continue;
      }
      String title = "workload " + quoted(workload.name());
      Strategy strategy = workload.strategy();
      if (strategy != null) {
        run(strategy, title, part.at("strategy").key("rollingUpdate"), findings);
      }
      Integer ready = workload.minReadySeconds();
      Integer set = workload.progressDeadlineSeconds();
      int deadline = set == null ? DEFAULT_DEADLINE : set;
      if (ready != null && ready >= deadline) {
        findings.add(
            DiagnosticCode.WORKLOAD_INVALID,
            part.at(set == null ? "minReadySeconds" : "progressDeadlineSeconds"),
            title
                + " gives a rollout "
                + deadline
                + " seconds, and each of its pods needs "
                + ready
                + " to count as ready",
            "set progressDeadlineSeconds above minReadySeconds");
      }
    }
  }

  private static void run(
      Strategy strategy, String title, ProfilePath path, DiagnosticCollector findings) {
    RollingUpdate bounds = strategy.rollingUpdate();
    if (bounds == null) {
      return;
    }
    IntOrPercent missing = bounds.maxUnavailable();
    IntOrPercent more = bounds.maxSurge();
    if (strategy.type() == StrategyType.RECREATE) {
      findings.add(
          DiagnosticCode.WORKLOAD_INVALID,
          path,
          title + " has strategy Recreate, and bounds of a rolling update",
          "remove rollingUpdate, or use type RollingUpdate");
    } else if (missing != null && missing.number() == 0 && more != null && more.number() == 0) {
      findings.add(
          DiagnosticCode.WORKLOAD_INVALID,
          path,
          title + " may neither miss a pod nor add one, so that no rollout can begin",
          "set maxSurge or maxUnavailable above 0");
    } else if (missing != null && missing.isPercent() && missing.number() > 100) {
      findings.add(
          DiagnosticCode.WORKLOAD_INVALID,
          path.key("maxUnavailable"),
          title + " may miss " + missing + " of its pods",
          "use 100% or less");
    }
  }
}
