package io.gitopsprofile.check.adapter;

import io.gitopsprofile.adapter.AdapterRules;
import io.gitopsprofile.adapter.ResolvedRule;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * PRF017: two rules produce the same metric of the same resource; the later one wins. In the
 * cluster the earlier rule has no effect. Rename or remove one of the two rules. (Source:
 * prometheus-adapter, pkg/custom-provider/series_registry.go)
 */
final class DuplicateRuleCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    AdapterRules rules = context.adapter().rules();
    for (List<ResolvedRule> list : List.of(rules.custom(), rules.external())) {
      for (int later = 1; later < list.size(); later++) {
        for (int earlier = 0; earlier < later; earlier++) {
          if (!list.get(earlier).ofChart()) {
            check(list.get(earlier), list.get(later), rules, findings);
          }
        }
      }
    }
  }

  private static void check(
      ResolvedRule earlier, ResolvedRule later, AdapterRules rules, DiagnosticCollector findings) {
    Map<String, String> first = earlier.metricsOf(rules.knownSeries());
    Set<String> shared = new TreeSet<>(later.metricsOf(rules.knownSeries()).values());
    shared.retainAll(new HashSet<>(first.values()));
    shared.remove("");
    if (!shared.isEmpty() && shareResource(earlier, later)) {
      String metric = shared.iterator().next();
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
