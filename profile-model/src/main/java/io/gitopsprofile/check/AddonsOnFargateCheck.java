package io.gitopsprofile.check;

import static io.gitopsprofile.check.Wording.quoted;

import io.gitopsprofile.check.FargateObstacles.Obstacle;
import io.gitopsprofile.check.FargateSelectors.Choice;
import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.FargateSelector;
import io.gitopsprofile.model.HelmRelease;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A Fargate selector without labels takes all pods of its namespaces; the monitoring add-ons belong
 * on nodes. In a cluster that has none, they run on Fargate as far as they can. A selector with
 * labels is left alone: the labels of a chart's pods are not known. (Source: EKS, AWS Fargate
 * considerations.)
 */
final class AddonsOnFargateCheck implements Check {

  @Override
  public void run(Subject subject, Findings findings) {
    FargateSelectors selectors = FargateSelectors.of(subject);
    if (selectors == null) {
      return;
    }
    if (ClusterNodes.areFargates(subject)) {
      for (Part<HelmRelease> release : subject.releases()) {
        Choice choice = selectors.match(ReleaseNamespace.of(release.value()), Map.of());
        if (choice != null) {
          reportObstacles(choice, release, subject, findings);
        }
      }
      return;
    }
    Map<Choice, List<String>> landing = new LinkedHashMap<>();
    for (Part<HelmRelease> release : subject.releases()) {
      Choice choice = selectors.match(ReleaseNamespace.of(release.value()), Map.of());
      KnownChart chart = KnownChart.of(release.value().chart());
      if (choice != null && chart != null && chart != KnownChart.APPMESH_CONTROLLER) {
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
      Choice choice, Part<HelmRelease> release, Subject subject, Findings findings) {
    for (Obstacle obstacle : FargateObstacles.of(release, subject)) {
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

  private static void report(Choice choice, List<String> releases, Findings findings) {
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
            + Wording.and(releases)
            + (one ? " needs nodes" : " need nodes"),
        "select by another namespace, or add labels that the add-ons' pods do not have");
  }
}
