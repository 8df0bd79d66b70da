package io.gitopsprofile.check.adapter;

import io.gitopsprofile.adapter.AdapterRules;
import io.gitopsprofile.adapter.ResolvedRule;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * PRF017: two rules produce the same metric of the same resource; the later one wins. In the
 * cluster the earlier rule has no effect. Rename or remove one of the two rules. (Source:
 * prometheus-adapter, pkg/custom-provider/series_registry.go)
 */
final class DuplicateRuleCheck implements Check {

  /** Maximum number of rules with one metric that a later rule is compared with. */
  private static final int MOST = 10;

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    AdapterRules rules = context.adapter().rules();
    for (List<ResolvedRule> list : List.of(rules.custom(), rules.external())) {
      Map<String, List<Integer>> writers = new HashMap<>();
      for (int later = 0; later < list.size(); later++) {
        ResolvedRule rule = list.get(later);
        Set<String> metrics = new TreeSet<>(rules.metricsOf(rule).values());
        metrics.remove("");
        Map<Integer, String> shared = new TreeMap<>();
        for (String metric : metrics) {
          List<Integer> earlier = writers.getOrDefault(metric, new ArrayList<>());
          writers.put(metric, earlier);
          for (int index : earlier) {
            shared.putIfAbsent(index, metric);
          }
          if (!rule.ofChart() && earlier.size() < MOST) {
            earlier.add(later);
          }
        }
        for (Map.Entry<Integer, String> other : shared.entrySet()) {
          report(list.get(other.getKey()), rule, other.getValue(), findings);
        }
      }
    }
  }

  private static void report(
      ResolvedRule earlier, ResolvedRule later, String metric, DiagnosticCollector findings) {
    if (shareResource(earlier, later)) {
      findings.add(
          DiagnosticCode.RULE_OVERRIDDEN,
          later.namePath(),
          later.title()
              + " produces \""
              + metric
              + "\" like "
              + earlier.title()
              + " at "
              + earlier.path()
              + "; the earlier rule has no effect",
          "rename or remove one of the two");
    }
  }

  private static boolean shareResource(ResolvedRule earlier, ResolvedRule later) {
    Set<String> shared = new HashSet<>(earlier.resources());
    shared.retainAll(later.resources());
    return earlier.external() || earlier.hasTemplate() || later.hasTemplate() || !shared.isEmpty();
  }
}
