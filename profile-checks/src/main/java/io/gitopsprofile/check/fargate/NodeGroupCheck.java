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
import io.gitopsprofile.view.PodTemplate;
import io.gitopsprofile.view.ReleaseNamespace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * PRF042: a cluster that eksctl creates has no node group, but has pods that Fargate does not run:
 * those of the profile, of CoreDNS or of Flux. The check skips clusters with Karpenter or EKS Auto
 * Mode, which create nodes themselves.
 */
final class NodeGroupCheck implements Check {

  private static final String SYSTEM = "kube-system";

  /** The labels of the pods of CoreDNS. */
  private static final Map<String, String> DNS =
      Map.of("k8s-app", "kube-dns", "eks.amazonaws.com/component", "coredns");

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    Cluster cluster = context.profile().cluster();
    FargateSelectors selectors = FargateSelectors.of(context);
    if (cluster == null || selectors == null || !ClusterNodes.areMissing(context)) {
      return;
    }
    List<String> needing = new ArrayList<>();
    for (PodTemplate pods : context.objects().pods()) {
      if (pods.object().isManifest()
          && pods.kind().runsOnFargate()
          && !pods.template().map().isEmpty()
          && selectors.match(pods.namespace(), pods.labels()) == null) {
        needing.add(pods.object().title());
      }
    }
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
    } else if (!cluster.fargateProfiles().isEmpty()) {
      system(cluster, selectors, context, findings);
    }
  }

  /** Reports the namespaces of CoreDNS and of Flux, without which nothing else starts. */
  private static void system(
      Cluster cluster,
      FargateSelectors selectors,
      CheckContext context,
      DiagnosticCollector findings) {
    ProfilePath place = ProfilePath.ROOT.key("cluster").key("fargateProfiles");
    String title = "cluster " + quoted(cluster.name()) + " has no nodes, and no Fargate selector";
    String flux = context.profile().target().flux().namespace();
    if (runsDns(cluster) && selectors.match(SYSTEM, DNS) == null) {
      findings.add(
          DiagnosticCode.NEEDS_NODES,
          place,
          title
              + " takes "
              + SYSTEM
              + "; CoreDNS stays pending, no name resolves, and Flux cannot fetch anything",
          "add a selector with namespace: " + SYSTEM);
    } else if (!selectors.mayTake(flux)) {
      findings.warn(
          DiagnosticCode.NEEDS_NODES,
          place,
          title + " takes " + flux + "; Flux stays pending, unless it runs outside the cluster",
          "add a selector with namespace: " + flux);
    }
  }

  /** True unless the patch of the cluster leaves out the add-on of CoreDNS. */
  private static boolean runsDns(Cluster cluster) {
    List<String> addOns = cluster.addOnNames();
    boolean disabled =
        cluster.patch().get("addonsConfig") instanceof Map<?, ?> config
            && Boolean.TRUE.equals(config.get("disableDefaultAddons"));
    return !disabled || addOns.isEmpty() || addOns.contains("coredns");
  }
}
