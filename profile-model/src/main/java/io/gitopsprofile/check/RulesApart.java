package io.gitopsprofile.check;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * PRF017: two rules produce one metric of one resource; the later wins. In the cluster the earlier
 * rule has no effect. Give one of them another name, or remove it. (Source: prometheus-adapter,
 * pkg/custom-provider/series_registry.go)
 */
final class RulesApart implements Check {

  @Override
  public void run(Subject subject, Findings findings) {
    AdapterRules rules = subject.adapterRules();
    for (List<Rule> list : List.of(rules.custom(), rules.external())) {
      for (int later = 1; later < list.size(); later++) {
        for (int earlier = 0; earlier < later; earlier++) {
          if (!list.get(earlier).ofChart()) {
            check(list.get(earlier), list.get(later), rules, findings);
          }
        }
      }
    }
  }

  private static void check(Rule earlier, Rule later, AdapterRules rules, Findings findings) {
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
              + "\", as does "
              + earlier.title()
              + " at "
              + earlier.path()
              + ", which has no effect",
          "give one of both another name, or remove it");
    }
  }

  private static boolean shareResource(Rule earlier, Rule later) {
    Set<String> shared = new HashSet<>(earlier.resources());
    shared.retainAll(later.resources());
    return earlier.external() || earlier.hasTemplate() || later.hasTemplate() || !shared.isEmpty();
  }
}
