package io.gitopsprofile.catalog;

import io.gitopsprofile.model.cluster.Cluster;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ProfileParts;
import java.util.List;
import java.util.Set;

/** The parts of a profile, besides its metrics adapter, that may serve a metrics API. */
public final class MetricsApiProviders {

  /** Charts that are known not to serve a metrics API, by name prefix. */
  private static final List<String> OTHERS =
      List.of(
          "appmesh-",
          "aws-",
          "cert-manager",
          "cluster-autoscaler",
          "external-dns",
          "flagger",
          "grafana",
          "ingress-nginx",
          "jaeger",
          "kube-state-metrics",
          "loki",
          "metrics-server",
          "nginx-ingress",
          "podinfo",
          "prometheus-node-exporter",
          "loadtester");

  private static final Set<KnownChart> SERVING = Set.of(KnownChart.ADAPTER_1, KnownChart.ADAPTER_5);

  private MetricsApiProviders() {}

  /**
   * Returns true if a release, a manifest or the cluster itself may serve custom or external
   * metrics; an unknown chart may.
   */
  public static boolean mayServe(ProfileParts parts) {
    Cluster cluster = parts.profile().cluster();
    boolean provided =
        cluster != null
            && cluster.provides().stream()
                .anyMatch(p -> p.matches(".*(adapter|keda|custom|external|datadog).*"));
    boolean declared =
        parts.manifests().stream()
            .map(Located::value)
            .anyMatch(manifest -> manifest.kind().equals("APIService"));
    return provided
        || declared
        || parts.profile().releases().stream().anyMatch(MetricsApiProviders::mayServe);
  }

  private static boolean mayServe(HelmRelease release) {
    KnownChart known = KnownChart.of(release.chart());
    String name = release.chart().chartName();
    return known == null ? OTHERS.stream().noneMatch(name::startsWith) : SERVING.contains(known);
  }
}
