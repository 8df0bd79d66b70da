package io.gitopsprofile.check.fargate;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.catalog.KnownChart;
import io.gitopsprofile.catalog.chart.KnownCharts;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.fargate.ChartObstacles;
import io.gitopsprofile.fargate.ChartObstacles.Obstacle;
import io.gitopsprofile.fargate.FargateSelectors;
import io.gitopsprofile.fargate.FargateSelectors.Choice;
import io.gitopsprofile.model.cluster.FargateSelector;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.room.ClusterNodes;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ReleaseNamespace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * PRF042: a Fargate selector without labels matches the pods of the monitoring add-ons, which
 * belong on nodes. In a cluster without nodes they may run on Fargate. The check skips selectors
 * with labels, because the labels of a chart's pods are not known. (Source: EKS, AWS Fargate
 * considerations.)
 */
final class FargateAddonCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    FargateSelectors selectors = FargateSelectors.of(context);
    if (selectors == null) {
      return;
    }
    if (ClusterNodes.areFargates(context)) {
      for (Located<HelmRelease> release : context.releases()) {
        Choice choice = selectors.match(ReleaseNamespace.of(release.value()), Map.of());
        if (choice != null) {
          reportObstacles(choice, release, context, findings);
        }
      }
      return;
    }
    Map<Choice, List<String>> landing = new LinkedHashMap<>();
    for (Located<HelmRelease> release : context.releases()) {
      Choice choice = selectors.match(ReleaseNamespace.of(release.value()), Map.of());
      KnownChart chart = KnownCharts.of(release.value().chart());
      if (choice != null && chart != null && chart.needsNodes()) {
        landing
            .computeIfAbsent(choice, any -> new ArrayList<>())
            .add(quoted(release.value().name()));
      }
    }
    for (Map.Entry<Choice, List<String>> choice : landing.entrySet()) {
      report(choice.getKey(), choice.getValue(), findings);
    }
  }

  private static void reportObstacles(
      Choice choice,
      Located<HelmRelease> release,
      CheckContext context,
      DiagnosticCollector findings) {
    for (Obstacle obstacle : ChartObstacles.of(release, context)) {
      findings.add(
          DiagnosticCode.NEEDS_NODES,
          obstacle.path(),
          "release "
              + quoted(release.value().name())
              + " runs on Fargate (profile "
              + quoted(choice.profile())
              + "), as the cluster has no other nodes, and Fargate cannot run it: "
              + obstacle.what(),
          obstacle.fix() + ", or add a node group");
    }
  }

  private static void report(Choice choice, List<String> releases, DiagnosticCollector findings) {
    FargateSelector selector = choice.selector().value();
    boolean one = releases.size() == 1;
    findings.add(
        DiagnosticCode.NEEDS_NODES,
        choice.selector().at("namespace"),
        "Fargate profile "
            + quoted(choice.profile())
            + " takes all pods of namespace "
            + quoted(selector.namespace())
            + ", and "
            + (one ? "release " : "releases ")
            + Phrases.and(releases)
            + (one ? " needs nodes" : " need nodes"),
        "select by another namespace, or add labels that the add-ons' pods do not have");
  }
}
