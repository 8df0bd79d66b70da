package io.gitopsprofile.check.reference;

import io.gitopsprofile.catalog.chart.KnownCharts;
import io.gitopsprofile.catalog.component.IngressControllers;
import io.gitopsprofile.catalog.component.StorageDrivers;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.model.cluster.Cluster;
import io.gitopsprofile.model.release.Chart;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.view.Located;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The names of all that a profile installs into its cluster: charts, add-ons of EKS, and what the
 * cluster provides.
 */
final class Installed {

  private final List<String> names = new ArrayList<>();
  private final @Nullable Cluster cluster;
  private final boolean isOpen;

  /** Returns what a profile installs, listed once for all checks of a run. */
  static Installed of(CheckContext context) {
    Installed known = context.shared(Installed.class);
    if (known == null) {
      known = new Installed(context);
      context.share(known);
    }
    return known;
  }

  private Installed(CheckContext context) {
    this.cluster = context.profile().cluster();
    Outside outside = Outside.of(context);
    names.addAll(outside.charts());
    boolean open = outside.isEverywhere();
    for (Located<HelmRelease> release : context.releases()) {
      open |= !isKnown(release.value().chart());
    }
    if (cluster != null) {
      names.addAll(cluster.provides());
      names.addAll(cluster.addOnNames());
    }
    this.isOpen = open;
  }

  /** True for a chart that is known well enough to say what it does not install. */
  private static boolean isKnown(Chart chart) {
    String name = chart.chartName();
    return KnownCharts.named(chart) != null
        || !KnownCharts.mayServeMetrics(chart)
        || IngressControllers.mayServe(name)
        || StorageDrivers.mayMakeClasses(name);
  }

  /**
   * True if the profile makes the cluster and all in it is known, so that nothing else has
   * installed what is missing.
   */
  boolean isWhole() {
    return cluster != null && cluster.region() != null && !isOpen;
  }

  /**
   * True if the profile makes the cluster or lists what the cluster has, and all in it is known.
   */
  boolean isListed() {
    return isWhole() || (cluster != null && !cluster.provides().isEmpty() && !isOpen);
  }

  /** True if EKS Auto Mode runs the cluster. */
  boolean hasAutoMode() {
    return cluster != null && cluster.hasAutoMode();
  }

  /** True if the cluster has Fargate profiles, whose pods have the driver of EFS. */
  boolean hasFargate() {
    return cluster != null && !cluster.fargateProfiles().isEmpty();
  }

  /** The names of all. */
  List<String> names() {
    return names;
  }

  /** True if the name of something installed contains a word. */
  boolean has(String word) {
    for (String name : names) {
      if (name.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
