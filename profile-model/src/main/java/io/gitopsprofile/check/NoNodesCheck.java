package io.gitopsprofile.check;

import static io.gitopsprofile.check.Wording.quoted;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Cluster;
import io.gitopsprofile.model.HelmRelease;
import io.gitopsprofile.model.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What Fargate does not take runs on nodes, so the cluster that eksctl makes has a node group.
 * Karpenter makes nodes of its own.
 */
final class NoNodesCheck implements Check {

  @Override
  public void run(Subject subject, Findings findings) {
    Cluster cluster = subject.profile().cluster();
    FargateSelectors selectors = FargateSelectors.of(subject);
    if (cluster == null || selectors == null || !ClusterNodes.areMissing(subject)) {
      return;
    }
    List<String> needing = new ArrayList<>();
    for (Part<Workload> part : subject.workloads()) {
      Workload workload = part.value();
      boolean meant = !workload.fargate().isEmpty();
      Map<String, String> labels = workload.allPodLabels();
      if (!meant && selectors.match(workload.namespace(), labels) == null) {
        needing.add("workload " + quoted(workload.name()));
      }
    }
    for (Part<HelmRelease> release : subject.releases()) {
      if (!selectors.mayTake(ReleaseNamespace.of(release.value()))) {
        needing.add("release " + quoted(release.value().name()));
      }
    }
    if (!needing.isEmpty()) {
      findings.add(
          DiagnosticCode.NEEDS_NODES,
          ProfilePath.ROOT.key("cluster").key("managedNodeGroups"),
          "cluster "
              + quoted(cluster.name())
              + " has no node group, and no Fargate selector takes the pods of "
              + Wording.and(needing),
          "add a node group, or a Fargate selector for them");
    }
  }
}
