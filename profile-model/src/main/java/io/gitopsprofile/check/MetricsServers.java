package io.gitopsprofile.check;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Cluster;
import io.gitopsprofile.model.HelmRelease;
import java.util.List;
import java.util.Set;

/** What in a profile, beside its metrics adapter, may serve a metrics API. */
final class MetricsServers {

  /** Charts that are known to serve no metrics API, by the beginning of their names. */
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

  private MetricsServers() {}

  /**
   * Whether a release, a manifest or the cluster itself may serve custom or external metrics: a
   * chart that is not known may.
   */
  static boolean mayServe(Subject subject) {
    Cluster cluster = subject.profile().cluster();
    boolean provided =
        cluster != null
            && cluster.provides().stream()
                .anyMatch(p -> p.matches(".*(adapter|keda|custom|external|datadog).*"));
    boolean declared =
        subject.manifests().stream()
            .map(Part::value)
            .anyMatch(manifest -> manifest.kind().equals("APIService"));
    return provided
        || declared
        || subject.profile().releases().stream().anyMatch(MetricsServers::mayServe);
  }

  private static boolean mayServe(HelmRelease release) {
    KnownChart known = KnownChart.of(release.chart());
    String name = release.chart().chartName();
    return known == null ? OTHERS.stream().noneMatch(name::startsWith) : SERVING.contains(known);
  }
}
