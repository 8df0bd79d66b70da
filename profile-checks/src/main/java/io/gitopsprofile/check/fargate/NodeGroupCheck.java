package io.gitopsprofile.check.fargate;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.fargate.ClusterNodes;
import io.gitopsprofile.fargate.FargateSelectors;
import io.gitopsprofile.model.cluster.Cluster;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ReleaseNamespace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * PRF042: a cluster that eksctl creates has no node group, but has pods that Fargate does not run.
 * The check skips clusters with Karpenter or EKS Auto Mode, which create nodes themselves.
 */
final class NodeGroupCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    Cluster cluster = context.profile().cluster();
    FargateSelectors selectors = FargateSelectors.of(context);
    if (cluster == null || selectors == null || !ClusterNodes.areMissing(context)) {
      return;
    }
    List<String> needing = new ArrayList<>();
    for (Located<Workload> part : context.workloads()) {
      Workload workload = part.value();
      boolean meant = !workload.fargate().isEmpty();
      Map<String, String> labels = workload.allPodLabels();
      if (!meant && selectors.match(workload.namespace(), labels) == null) {
        needing.add("workload " + quoted(workload.name()));
      }
    }
    for (Located<HelmRelease> release : context.releases()) {
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
              + Phrases.and(needing),
          "add a node group, or a Fargate selector for them");
    }
  }
}
