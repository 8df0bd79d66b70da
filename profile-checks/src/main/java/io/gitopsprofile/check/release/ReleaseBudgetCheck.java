package io.gitopsprofile.check.release;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.catalog.values.ChartValues;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.value.IntOrPercent;
import io.gitopsprofile.model.value.InvalidValueException;
import io.gitopsprofile.view.Located;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * PRF133: the values of a release make a PodDisruptionBudget that lets no pod be evicted: it keeps
 * as many pods as the values beside it ask for, or allows none to be unavailable. Nearly all charts
 * have a mapping {@code podDisruptionBudget} or {@code pdb} beside {@code replicas} or {@code
 * replicaCount}. (Source: Kubernetes, pkg/controller/disruption.)
 */
final class ReleaseBudgetCheck implements Check {

  private static final String[] BUDGETS = {"podDisruptionBudget", "pdb", "disruptionBudget"};
  private static final String[] AUTOSCALERS = {"autoscaling", "hpa", "autoscaler"};
  private static final String[] MINIMA = {"minReplicas", "minReplicaCount", "minimum"};
  private static final String[] REPLICAS = {"replicas", "replicaCount"};

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (Located<HelmRelease> release : context.releases()) {
      check(release.value().values().entries(), release.at("values"), release, findings);
    }
  }

  private static void check(
      Map<?, ?> values,
      ProfilePath path,
      Located<HelmRelease> release,
      DiagnosticCollector findings) {
    for (String key : BUDGETS) {
      if (values.get(key) instanceof Map<?, ?> budget
          && isOn(budget)
          && !isIgnored(path.key(key), release)
          && !isOffByDefault(budget, path.key(key), release)) {
        budget(values, budget, path.key(key), release.value(), findings);
      }
    }
    for (Map.Entry<?, ?> entry : values.entrySet()) {
      if (entry.getValue() instanceof Map<?, ?> inner) {
        check(inner, path.key(String.valueOf(entry.getKey())), release, findings);
      }
    }
  }

  /** True for a value that a known chart does not read, which is a finding of its own. */
  private static boolean isIgnored(ProfilePath path, Located<HelmRelease> release) {
    ChartValues known = ChartValues.of(release.value().chart());
    return known != null && known.ignores(path, release.at("values"));
  }

  /** True for a budget without its switch, which each chart of the catalogue leaves off. */
  private static boolean isOffByDefault(
      Map<?, ?> budget, ProfilePath path, Located<HelmRelease> release) {
    ChartValues known = ChartValues.of(release.value().chart());
    return known != null
        && !budget.containsKey("enabled")
        && known.kind(path.key("enabled"), release.at("values")) != null;
  }

  private static boolean isOn(Map<?, ?> part) {
    return !Boolean.FALSE.equals(part.get("enabled")) && !Boolean.FALSE.equals(part.get("create"));
  }

  private static void budget(
      Map<?, ?> values,
      Map<?, ?> budget,
      ProfilePath path,
      HelmRelease release,
      DiagnosticCollector findings) {
    Object least = budget.get("minAvailable");
    Object most = budget.get("maxUnavailable");
    String title = "the budget of the release " + quoted(release.name());
    // Charts pass over a maxUnavailable of 0 beside a minAvailable.
    if (isZero(most) && (least == null || "".equals(least))) {
      report(path.key("maxUnavailable"), title + " does not allow a single eviction", findings);
      return;
    }
    if ("100%".equals(least)) {
      report(path.key("minAvailable"), title + " keeps all pods", findings);
      return;
    }
    Long smallest = smallest(values);
    Long kept = smallest == null ? null : kept(least, smallest);
    if (smallest != null && smallest > 0 && kept != null && kept >= smallest) {
      report(
          path.key("minAvailable"),
          title
              + " keeps "
              + least
              + ", and its values ask for "
              + (smallest == 1 ? "1 pod" : smallest + " pods")
              + " at rest",
          findings);
    }
  }

  private static boolean isZero(@Nullable Object most) {
    return "0%".equals(most) || (most instanceof Long number && number == 0);
  }

  /** The smallest number of pods that the values ask for; null if they do not say it. */
  private static @Nullable Long smallest(Map<?, ?> values) {
    for (String key : AUTOSCALERS) {
      if (values.get(key) instanceof Map<?, ?> scaling
          && Boolean.TRUE.equals(scaling.get("enabled"))) {
        return number(scaling, MINIMA);
      }
    }
    return number(values, REPLICAS);
  }

  private static @Nullable Long number(Map<?, ?> values, String... keys) {
    for (String key : keys) {
      if (values.get(key) instanceof Long number) {
        return number;
      }
    }
    return null;
  }

  /** The number of pods that stay; null if it is not known. */
  private static @Nullable Long kept(@Nullable Object least, long pods) {
    if (least instanceof Long number) {
      return number;
    }
    if (!(least instanceof String text)) {
      return null;
    }
    try {
      IntOrPercent value = IntOrPercent.of(text);
      return value.isPercent() ? (value.number() * pods + 99) / 100 : Long.valueOf(value.number());
    } catch (InvalidValueException unknown) {
      return null;
    }
  }

  private static void report(ProfilePath path, String problem, DiagnosticCollector findings) {
    findings.add(
        DiagnosticCode.BUDGET_BLOCKS,
        path,
        problem + "; a drain of a node with such a pod does not end",
        "set maxUnavailable: 1 in place of it, or ask for more pods than the budget keeps");
  }
}
