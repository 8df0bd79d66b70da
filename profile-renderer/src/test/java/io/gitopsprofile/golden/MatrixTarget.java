package io.gitopsprofile.golden;

import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.HpaVersion;
import io.gitopsprofile.model.KubernetesVersion;
import io.gitopsprofile.model.MetricsSource;
import io.gitopsprofile.model.Target;
import java.util.ArrayList;
import java.util.List;

/**
 * One target of the matrix, on the newest Kubernetes that has all it needs: 1.21 for the versions
 * of the HorizontalPodAutoscaler of its time, 1.23 for today's and for KEDA.
 */
record MatrixTarget(Flux flux, HpaVersion hpa, MetricsSource metrics) {

  /** All there are. */
  static List<MatrixTarget> all() {
    List<MatrixTarget> all = new ArrayList<>();
    for (Flux flux : Flux.values()) {
      for (HpaVersion hpa : HpaVersion.values()) {
        for (MetricsSource metrics : MetricsSource.values()) {
          all.add(new MatrixTarget(flux, hpa, metrics));
        }
      }
    }
    return all;
  }

  /** The folder of its tree, or of what differs from the tree of its Flux. */
  String folder() {
    String whole = "flux-" + flux;
    if (metrics == MetricsSource.KEDA) {
      return whole + "-keda";
    }
    return isWhole() ? whole : whole + "-hpa-" + hpa;
  }

  /** Whether its tree is written down in full. */
  boolean isWhole() {
    return metrics == MetricsSource.ADAPTER && hpa == HpaVersion.V2;
  }

  /** The one that it is compared with. */
  MatrixTarget whole() {
    return new MatrixTarget(flux, HpaVersion.V2, MetricsSource.ADAPTER);
  }

  Target target() {
    boolean old = metrics == MetricsSource.ADAPTER && hpa != HpaVersion.V2;
    KubernetesVersion kubernetes = KubernetesVersion.of(old ? "1.21" : "1.23");
    return new Target(kubernetes, flux, hpa, metrics, null, List.of());
  }
}
