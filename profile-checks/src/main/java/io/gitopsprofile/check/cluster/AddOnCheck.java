package io.gitopsprofile.check.cluster;

import io.gitopsprofile.catalog.chart.ResourceMetrics;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.Target;
import io.gitopsprofile.model.cluster.Cluster;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.value.KubernetesVersion;
import io.gitopsprofile.view.Located;
import java.util.List;
import java.util.Map;

/**
 * PRF137: a release installs metrics-server into a cluster that eksctl creates with EKS' add-on of
 * that name. Helm cannot take over the objects of the add-on. (Source: eksctl pull request 8118: a
 * default add-on since 0.201.)
 *
 * <p>The check skips a profile for Flux v1, one for a version of Kubernetes that the versions of
 * eksctl with the add-on no longer create clusters of, and one of old charts that are replaced by
 * maintained ones: its cluster exists.
 */
final class AddOnCheck implements Check {

  /** The oldest version of which EKS made clusters two weeks after eksctl 0.201. */
  private static final KubernetesVersion OLDEST = KubernetesVersion.of("1.25");

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    Cluster cluster = context.profile().cluster();
    Target target = context.profile().target();
    if (cluster == null
        || cluster.region() == null
        || target.flux() == Flux.V1
        || target.isMovedFromFluxV1()
        || target.hasMaintainedCharts()
        || !hasAddOn(cluster, target)) {
      return;
    }
    for (Located<HelmRelease> release : context.releases()) {
      if (ResourceMetrics.isServer(release.value())) {
        report(release, cluster, findings);
      }
    }
  }

  /**
   * True if eksctl creates the cluster with the add-on: it is listed, or it is one of the defaults,
   * which a list of other add-ons or the patch may replace.
   */
  private static boolean hasAddOn(Cluster cluster, Target target) {
    if (ResourceMetrics.isAddOnOf(cluster)) {
      return true;
    }
    if (version(cluster, target).compareTo(OLDEST) < 0) {
      return false;
    }
    boolean listed =
        !cluster.addons().isEmpty() || cluster.patch().get("addons") instanceof List<?>;
    Object disabled =
        cluster.patch().get("addonsConfig") instanceof Map<?, ?> config
            ? config.get("disableDefaultAddons")
            : null;
    return disabled == null ? !listed : !Boolean.TRUE.equals(disabled);
  }

  private static KubernetesVersion version(Cluster cluster, Target target) {
    KubernetesVersion own = cluster.version();
    return own == null ? target.kubernetes() : own;
  }

  private static void report(
      Located<HelmRelease> release, Cluster cluster, DiagnosticCollector findings) {
    findings.add(
        DiagnosticCode.ADD_ON_BESIDE_RELEASE,
        release.path(),
        "release \""
            + release.value().name()
            + "\" installs "
            + ResourceMetrics.SERVER
            + ", which eksctl 0.201 and newer adds to the cluster \""
            + cluster.name()
            + "\" as an add-on; Helm cannot take over its objects",
        "remove the release and write provides: ["
            + ResourceMetrics.SERVER
            + "] at the cluster; or set addonsConfig: {disableDefaultAddons: true} in its patch and"
            + " list the add-ons vpc-cni, coredns and kube-proxy");
  }
}
