package io.gitopsprofile.check.workload;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.Located;
import java.util.List;

/**
 * PRF034: the selector of a workload matches the pods of another workload of its namespace. An
 * autoscaler would measure both (AmbiguousSelector), and a disruption budget would count both.
 * (Source: Kubernetes, Deployments, "do not overlap labels or selectors with other controllers".)
 */
final class SelectorOverlapCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    List<Located<Workload>> workloads = context.workloads();
    for (int i = 0; i < workloads.size(); i++) {
      for (int j = 0; j < workloads.size(); j++) {
        Workload wide = workloads.get(i).value();
        Workload other = workloads.get(j).value();
        boolean bothWays = selects(other, wide);
        if (i != j && selects(wide, other) && (!bothWays || j < i)) {
          findings.add(
              DiagnosticCode.SELECTOR,
              workloads.get(i).at("selector"),
              "the selector of workload "
                  + quoted(wide.name())
                  + " ("
                  + Phrases.labels(wide.matchLabels())
                  + ") also selects the pods of workload "
                  + quoted(other.name())
                  + " in namespace "
                  + quoted(wide.namespace()),
              "give each of the two a label in selector that the other's pods do not have");
        }
      }
    }
  }

  private static boolean selects(Workload one, Workload other) {
    return one.namespace().equals(other.namespace())
        && !one.name().equals(other.name())
        && other.allPodLabels().entrySet().containsAll(one.matchLabels().entrySet());
  }
}
