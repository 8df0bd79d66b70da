package io.gitopsprofile.check.cluster;

import io.gitopsprofile.catalog.chart.KnownCharts;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.kubernetes.ApiVersionTable;
import io.gitopsprofile.kubernetes.ServedApis;
import io.gitopsprofile.kubernetes.ServedApis.Api;
import io.gitopsprofile.model.HpaVersion;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.Target;
import io.gitopsprofile.model.cluster.Cluster;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.value.KubernetesVersion;
import io.gitopsprofile.view.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * PRF053: the Kubernetes version of the cluster does not serve an object that is rendered for the
 * target. The API server rejects the object with {@code no matches for kind}. The two versions may
 * differ otherwise. An object that the target does not serve either is another check's finding.
 */
final class ClusterVersionCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    Cluster cluster = context.profile().cluster();
    if (cluster == null || cluster.version() == null) {
      return;
    }
    KubernetesVersion version = cluster.version();
    Target target = context.profile().target();
    for (ApiVersionTable.Row row : rendered(context)) {
      if (row.servedBy(target.kubernetes()) && !row.servedBy(version)) {
        findings.add(
            DiagnosticCode.CLUSTER_INVALID,
            ProfilePath.ROOT.key("cluster").key("version"),
            "the cluster runs Kubernetes "
                + version
                + ", which does not serve "
                + row.apiVersion()
                + "; the target "
                + target.kubernetes()
                + " renders the "
                + row.kind()
                + " with that version",
            "set target.kubernetes and cluster.version to the same version");
        return;
      }
    }
  }

  /**
   * Returns the API versions of the objects that the profile is rendered as, if the table of APIs
   * has them.
   */
  private static List<ApiVersionTable.Row> rendered(CheckContext context) {
    Target target = context.profile().target();
    List<ApiVersionTable.@Nullable Row> rows = new ArrayList<>();
    if (!context.autoscalers().isEmpty()) {
      List<HpaVersion> served = ServedApis.hpaVersions(target.kubernetes());
      Api hpa = ServedApis.of(target.hpa() == null ? served.get(served.size() - 1) : target.hpa());
      rows.add(ApiVersionTable.row(hpa.apiVersion(), hpa.kind()));
    }
    if (context.workloads().stream().anyMatch(it -> it.value().podDisruptionBudget() != null)) {
      rows.add(ApiVersionTable.newest("PodDisruptionBudget", target.kubernetes()).orElse(null));
    }
    for (Located<HelmRelease> release : context.releases()) {
      rows.add(KnownCharts.neededApi(release.value().chart()));
    }
    for (Located<Manifest> manifest : context.manifests()) {
      rows.add(ApiVersionTable.row(manifest.value().apiVersion(), manifest.value().kind()));
    }
    return rows.stream().flatMap(Stream::ofNullable).toList();
  }
}
