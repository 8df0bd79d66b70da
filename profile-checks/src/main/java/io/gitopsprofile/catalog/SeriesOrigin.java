package io.gitopsprofile.catalog;

import java.util.List;

/** The origin of series, by their names. */
public final class SeriesOrigin {

  private static final List<String> BEGINNINGS =
      List.of(
          "container",
          "kube",
          "node",
          "machine",
          "apiserver",
          "cadvisor",
          "linkerd",
          "nginx_ingress",
          "traefik",
          "haproxy",
          "aws",
          "ALERTS");

  private SeriesOrigin() {}

  /**
   * True if a series is known to come from elsewhere than the pods it is about, or to carry labels
   * of its own that name them: from the kubelet, kube-state-metrics, an ingress or Linkerd.
   */
  public static boolean isNotOfApplications(String series) {
    String text =
        series.contains("__name__") ? series.replaceFirst("^.*__name__[^\"]*\"\\^?", "") : series;
    for (String beginning : BEGINNINGS) {
      if (text.startsWith(beginning)) {
        return true;
      }
    }
    return text.startsWith("up") && (text.length() == 2 || !isWord(text.charAt(2)));
  }

  private static boolean isWord(char letter) {
    return letter == '_' || Character.isLetterOrDigit(letter);
  }

  /** True if a series is of Istio's sidecars. */
  public static boolean isOfIstio(String series) {
    return series.startsWith("istio_");
  }

  /** True if a series is an Envoy's. */
  public static boolean isOfEnvoy(String series) {
    return series.startsWith("envoy_");
  }
}
