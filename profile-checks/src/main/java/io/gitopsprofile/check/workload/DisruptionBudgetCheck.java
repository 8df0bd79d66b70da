package io.gitopsprofile.check.workload;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.value.IntOrPercent;
import io.gitopsprofile.model.workload.PodDisruptionBudget;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.Located;
import org.jspecify.annotations.Nullable;

/**
 * PRF039: a PodDisruptionBudget sets both minAvailable and maxUnavailable, neither of them, or more
 * than all pods. (Source: Kubernetes, pkg/apis/policy/validation; a budget with neither protects
 * nothing.)
 */
final class DisruptionBudgetCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (Located<Workload> part : context.workloads()) {
      PodDisruptionBudget budget = part.value().podDisruptionBudget();
      if (budget != null) {
        String title = "the budget of workload " + quoted(part.value().name());
        run(budget, title, part.at("podDisruptionBudget"), findings);
      }
    }
  }

  private static void run(
      PodDisruptionBudget budget, String title, ProfilePath path, DiagnosticCollector findings) {
    boolean both = budget.minAvailable() != null && budget.maxUnavailable() != null;
    boolean neither = budget.minAvailable() == null && budget.maxUnavailable() == null;
    if (both || neither) {
      findings.add(
          DiagnosticCode.WORKLOAD_INVALID,
          both ? path.key("maxUnavailable") : path,
          title
              + (both ? " has both minAvailable and" : " has neither minAvailable nor")
              + " maxUnavailable",
          both ? "leave one of them" : "set one of them");
    }
    atMostAll(budget.minAvailable(), title, path.key("minAvailable"), findings);
    atMostAll(budget.maxUnavailable(), title, path.key("maxUnavailable"), findings);
  }

  private static void atMostAll(
      @Nullable IntOrPercent share, String title, ProfilePath path, DiagnosticCollector findings) {
    if (share != null && share.isPercent() && share.number() > 100) {
      findings.add(
          DiagnosticCode.WORKLOAD_INVALID,
          path,
          title + " counts " + share + " of the pods",
          "use 100% or less");
    }
  }
}
