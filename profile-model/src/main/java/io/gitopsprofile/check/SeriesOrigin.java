package io.gitopsprofile.check;

/** Where series come from, by their names. */
final class SeriesOrigin {

  private SeriesOrigin() {}

  /**
   * Whether a series is known to come from elsewhere than the pods it is about, or to carry labels
   * of its own that name them: from the kubelet, kube-state-metrics, an ingress or a mesh.
   */
  static boolean isNotOfApplications(String series) {
    String text =
        series.contains("__name__") ? series.replaceFirst("^.*__name__[^\"]*\"\\^?", "") : series;
    return text.matches(
        "(?s)(container|kube|node|machine|kubelet|kubernetes|apiserver|cadvisor|istio|linkerd"
            + "|nginx_ingress|traefik|haproxy|aws|ALERTS|up\\b).*");
  }

  /** Whether a series is an Envoy's. */
  static boolean isOfEnvoy(String series) {
    return series.startsWith("envoy_");
  }
}
