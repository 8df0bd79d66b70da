package io.gitopsprofile.check.release;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.catalog.chart.KnownCharts;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.cluster.Cluster;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ReleaseValues;
import java.util.List;

/**
 * PRF152: a release that looks for the AWS resources of its cluster by the cluster's name names
 * another cluster than the profile's. (Sources: kubernetes/autoscaler, charts/cluster-autoscaler;
 * aws/eks-charts, aws-load-balancer-controller; aws/karpenter-provider-aws, charts/karpenter.)
 */
final class ClusterNameCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    Cluster cluster = context.profile().cluster();
    if (cluster == null) {
      return;
    }
    for (Located<HelmRelease> release : context.releases()) {
      List<String> keys = KnownCharts.clusterName(release.value().chart());
      if (!keys.isEmpty()
          && new ReleaseValues(release.value()).get(keys.toArray(new String[0]))
              instanceof String name
          && !name.isEmpty()
          && name.indexOf('$') < 0
          && !name.equals(cluster.name())) {
        ProfilePath place = release.at("values").keys(keys);
        findings.add(
            DiagnosticCode.CHART_SWITCH,
            place,
            "the value "
                + String.join(".", keys)
                + " of the release "
                + quoted(release.value().name())
                + " is "
                + quoted(name)
                + ", and the cluster of the profile is "
                + quoted(cluster.name())
                + "; the release finds nothing of this cluster",
            "write " + cluster.name(),
            Edit.set(place, cluster.name()));
      }
    }
  }
}
