package io.gitopsprofile.check;

import io.gitopsprofile.check.KubernetesApis.Api;
import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Cluster;
import io.gitopsprofile.model.HelmRelease;
import io.gitopsprofile.model.HpaVersion;
import io.gitopsprofile.model.KubernetesVersion;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The cluster's own version serves what is rendered for the target; else the objects are refused
 * with {@code no matches for kind}. The two versions may differ as long as it does. What the target
 * does not serve either is reported there.
 */
final class ClusterVersion implements Check {

  @Override
  public void run(Subject subject, Findings findings) {
    Cluster cluster = subject.profile().cluster();
    if (cluster == null || cluster.version() == null) {
      return;
    }
    KubernetesVersion version = cluster.version();
    Target target = subject.profile().target();
    for (ApiTable.Row row : rendered(subject)) {
      if (row.servedBy(target.kubernetes()) && !row.servedBy(version)) {
        findings.add(
            DiagnosticCode.CLUSTER_INVALID,
            ProfilePath.ROOT.key("cluster").key("version"),
            "the cluster is of Kubernetes "
                + version
                + ", which does not serve "
                + row.apiVersion()
                + ", and the target "
                + target.kubernetes()
                + " makes the profile's "
                + row.kind()
                + " of it",
            "write one version as target.kubernetes and as cluster.version");
        return;
      }
    }
  }

  /** What the profile becomes for its target, as far as the table of APIs knows it. */
  private static List<ApiTable.Row> rendered(Subject subject) {
    Target target = subject.profile().target();
    List<ApiTable.@Nullable Row> rows = new ArrayList<>();
    if (!subject.autoscalers().isEmpty()) {
      List<HpaVersion> served = KubernetesApis.hpaVersions(target.kubernetes());
      Api hpa =
          KubernetesApis.of(target.hpa() == null ? served.get(served.size() - 1) : target.hpa());
      rows.add(ApiTable.row(hpa.apiVersion(), hpa.kind()));
    }
    if (subject.workloads().stream().anyMatch(it -> it.value().podDisruptionBudget() != null)) {
      rows.add(ApiTable.newest("PodDisruptionBudget", target.kubernetes()).orElse(null));
    }
    for (Part<HelmRelease> release : subject.releases()) {
      rows.add(ChartApis.needs(release.value().chart()));
    }
    for (Part<Manifest> manifest : subject.manifests()) {
      rows.add(ApiTable.row(manifest.value().apiVersion(), manifest.value().kind()));
    }
    return rows.stream().flatMap(Stream::ofNullable).toList();
  }
}
