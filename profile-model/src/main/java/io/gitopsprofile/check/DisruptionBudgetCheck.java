package io.gitopsprofile.check;

import static io.gitopsprofile.check.Wording.quoted;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.IntOrPercent;
import io.gitopsprofile.model.PodDisruptionBudget;
import io.gitopsprofile.model.Workload;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A PodDisruptionBudget says either how many pods must stay or how many may go, at most all.
 * (Kubernetes: pkg/apis/policy/validation; one that says neither protects nothing.)
 */
final class DisruptionBudgetCheck implements Check {

  @Override
  public void run(Subject subject, Findings findings) {
    for (Part<Workload> part : subject.workloads()) {
      PodDisruptionBudget budget = part.value().podDisruptionBudget();
      if (budget != null) {
        String title = "the budget of workload " + quoted(part.value().name());
        run(budget, title, part.at("podDisruptionBudget"), findings);
      }
    }
  }

  private static void run(
      PodDisruptionBudget budget, String title, ProfilePath path, Findings findings) {
    Map<?, ?> patched = Nested.map(budget.patch().get("spec"));
    boolean least = isSet(patched, "minAvailable", budget.minAvailable());
    boolean most = isSet(patched, "maxUnavailable", budget.maxUnavailable());
    if (least == most) {
      findings.add(
          DiagnosticCode.WORKLOAD_INVALID,
          least ? path.key("maxUnavailable") : path,
          title + " has " + (least ? "both" : "neither") + " minAvailable and maxUnavailable",
          least ? "leave one of them" : "set one of them");
    }
    if (!patched.containsKey("minAvailable")) {
      atMostAll(budget.minAvailable(), title, path.key("minAvailable"), findings);
    }
    if (!patched.containsKey("maxUnavailable")) {
      atMostAll(budget.maxUnavailable(), title, path.key("maxUnavailable"), findings);
    }
  }

  /** Whether a field is set in the end: a patch has the last word, and with null takes it away. */
  private static boolean isSet(Map<?, ?> patched, String field, @Nullable IntOrPercent own) {
    return patched.containsKey(field) ? patched.get(field) != null : own != null;
  }

  private static void atMostAll(
      @Nullable IntOrPercent share, String title, ProfilePath path, Findings findings) {
    if (share != null && share.isPercent() && share.number() > 100) {
      findings.add(
          DiagnosticCode.WORKLOAD_INVALID,
          path,
          title + " counts " + share + " of the pods",
          "use 100% or less");
    }
  }
}
