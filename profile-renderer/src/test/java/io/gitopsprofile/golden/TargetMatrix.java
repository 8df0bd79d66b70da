package io.gitopsprofile.golden;

import io.gitopsprofile.model.Charts;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.HpaVersion;
import io.gitopsprofile.model.MetricsSource;
import io.gitopsprofile.model.Target;
import io.gitopsprofile.model.value.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;

/**
 * One target of the matrix: 1.21, the last Kubernetes that takes the discontinued charts and the
 * first that the maintained ones need, for the versions of the HorizontalPodAutoscaler of its time;
 * 1.35 for today's and for KEDA, where there are only maintained charts.
 */
record TargetMatrix(Flux flux, HpaVersion hpa, MetricsSource metrics, Charts charts) {

  /** All targets of the matrix. */
  static List<TargetMatrix> all() {
    List<TargetMatrix> all = new ArrayList<>();
    for (Flux flux : Flux.values()) {
      for (HpaVersion hpa : HpaVersion.values()) {
        for (MetricsSource metrics : MetricsSource.values()) {
          all.add(new TargetMatrix(flux, hpa, metrics, Charts.MAINTAINED));
        }
        TargetMatrix written =
            new TargetMatrix(flux, hpa, MetricsSource.ADAPTER, Charts.AS_WRITTEN);
        if (written.isOld()) {
          all.add(written);
        }
      }
    }
    return all;
  }

  /** The folder of the target's tree, or of its difference from another target's tree. */
  String folder() {
    String whole = "flux-" + flux;
    if (metrics == MetricsSource.KEDA) {
      return whole + "-keda";
    }
    String charts = this.charts == Charts.MAINTAINED ? "" : "-charts-" + this.charts;
    return isWhole() ? whole : whole + "-hpa-" + hpa + charts;
  }

  /** True if the target's tree is stored in full. */
  boolean isWhole() {
    return !isOld() && metrics == MetricsSource.ADAPTER;
  }

  /** The target to compare with, which differs in one property. */
  TargetMatrix base() {
    if (charts == Charts.MAINTAINED) {
      return new TargetMatrix(flux, HpaVersion.V2, MetricsSource.ADAPTER, charts);
    }
    return hpa == HpaVersion.V2BETA2
        ? new TargetMatrix(flux, hpa, metrics, Charts.MAINTAINED)
        : new TargetMatrix(flux, HpaVersion.V2BETA2, metrics, charts);
  }

  private boolean isOld() {
    return metrics == MetricsSource.ADAPTER && hpa != HpaVersion.V2;
  }

  /** The target for a profile that is written for a Flux generation, as {@code -Dprofile.flux}. */
  Target target(Flux written) {
    KubernetesVersion kubernetes = KubernetesVersion.of(isOld() ? "1.21" : "1.35");
    Flux moved = written == Flux.V1 && flux == Flux.V2 ? Flux.V1 : null;
    return new Target(kubernetes, flux, null, moved, hpa, metrics, charts, List.of());
  }
}
