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
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * PRF152: a release that looks for the AWS resources of its cluster by the cluster's name names
 * another cluster or region than the profile's, or none at all. (Sources: kubernetes/autoscaler,
 * charts/cluster-autoscaler; aws/eks-charts, aws-load-balancer-controller;
 * aws/karpenter-provider-aws, charts/karpenter.)
 */
final class ClusterNameCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    Cluster cluster = context.profile().cluster();
    if (cluster == null) {
      return;
    }
    for (Located<HelmRelease> release : context.releases()) {
      HelmRelease value = release.value();
      List<String> keys = KnownCharts.clusterName(value.chart());
      if (!keys.isEmpty()) {
        Object name = new ReleaseValues(value).get(keys.toArray(new String[0]));
        compare(release, keys, name, "cluster", cluster.name(), findings);
        if (name == null && value.valuesFrom().isEmpty()) {
          lacks(release, keys, cluster.name(), findings);
        }
      }
      String region = KnownCharts.clusterRegion(value.chart());
      if (region != null && cluster.region() != null) {
        Object written = new ReleaseValues(value).get(region);
        compare(release, List.of(region), written, "region", cluster.region(), findings);
      }
    }
  }

  private static void compare(
      Located<HelmRelease> release,
      List<String> keys,
      @Nullable Object written,
      String what,
      String right,
      DiagnosticCollector findings) {
    if (written instanceof String text
        && !text.isEmpty()
        && text.indexOf('$') < 0
        && !text.equals(right)) {
      ProfilePath place = release.at("values").keys(keys);
      findings.add(
          DiagnosticCode.CHART_SWITCH,
          place,
          "the value "
              + String.join(".", keys)
              + " of the release "
              + quoted(release.value().name())
              + " is "
              + quoted(text)
              + ", and the "
              + what
              + " of the profile is "
              + quoted(right)
              + "; the release finds nothing of this cluster",
          "write " + right,
          Edit.set(place, right));
    }
  }

  private static void lacks(
      Located<HelmRelease> release, List<String> keys, String name, DiagnosticCollector findings) {
    HelmRelease value = release.value();
    if (KnownCharts.needsClusterName(value.chart())
        && value.valueFileSecrets().isEmpty()
        && !isElsewhere(value.values().entries())) {
      ProfilePath place = release.at("values").keys(keys);
      findings.add(
          DiagnosticCode.CHART_SWITCH,
          place,
          "the release "
              + quoted(value.name())
              + " has no value "
              + String.join(".", keys)
              + ", without which its chart cannot be installed",
          "write " + String.join(".", keys) + ": " + name,
          Edit.set(place, name));
    }
  }

  /** True if a value of a similar name is at another place, which is PRF150. */
  private static boolean isElsewhere(Map<?, ?> values) {
    for (Map.Entry<?, ?> entry : values.entrySet()) {
      if (String.valueOf(entry.getKey()).toLowerCase(Locale.ROOT).contains("clustername")
          || (entry.getValue() instanceof Map<?, ?> inner && isElsewhere(inner))) {
        return true;
      }
    }
    return false;
  }
}
