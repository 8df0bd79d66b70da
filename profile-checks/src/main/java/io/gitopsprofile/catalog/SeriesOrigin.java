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
    String text = withoutSelector(series);
    for (String beginning : BEGINNINGS) {
      if (text.startsWith(beginning)) {
        return true;
      }
    }
    return text.startsWith("up") && (text.length() == 2 || !isWord(text.charAt(2)));
  }

  /** Returns the text behind the quote of the last condition for {@code __name__}. */
  private static String withoutSelector(String series) {
    int name = series.lastIndexOf("__name__");
    int quote = name < 0 ? -1 : series.indexOf('"', name);
    if (quote < 0) {
      return series;
    }
    return series.substring(quote + (series.startsWith("^", quote + 1) ? 2 : 1));
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
