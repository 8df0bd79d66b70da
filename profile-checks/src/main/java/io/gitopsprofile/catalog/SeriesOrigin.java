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
   * Returns true if a series is known not to come from the pods that it is about, or to have its
   * own labels for them: series of the kubelet, kube-state-metrics, an ingress or Linkerd.
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

  /** Returns true for a series of Istio's sidecars. */
  public static boolean isOfIstio(String series) {
    return series.startsWith("istio_");
  }

  /** Returns true for a series of Envoy. */
  public static boolean isOfEnvoy(String series) {
    return series.startsWith("envoy_");
  }
}
