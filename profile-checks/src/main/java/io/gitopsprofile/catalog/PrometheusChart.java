package io.gitopsprofile.catalog;

import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ReleaseValues;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The Prometheus that a release of a known chart installs.
 *
 * @param release the release that installs it
 * @param namespace where it is installed
 * @param service the name of its Service; null if not known
 * @param otherService another Service that leads to its pods; null if there is none
 * @param port the Service's port; null if not known
 * @param labels the labels that it puts on the series of pods; null if not known
 * @param scrapeInterval how often it scrapes; null if not known
 * @param intervalPath where the values say so
 * @param retention how long it keeps samples; null if not known
 * @param retentionPath where the values say so
 * @param honoursAnnotations whether {@code prometheus.io/scrape} on pods decides what it scrapes
 * @param traits its other properties
 */
public record PrometheusChart(
    Located<HelmRelease> release,
    String namespace,
    @Nullable String service,
    @Nullable String otherService,
    @Nullable Integer port,
    @Nullable PodLabels labels,
    @Nullable Duration scrapeInterval,
    List<String> intervalPath,
    @Nullable Duration retention,
    List<String> retentionPath,
    boolean honoursAnnotations,
    Set<PrometheusTrait> traits) {

  /** The labels of a pod's series that name its namespace and the pod. */
  public record PodLabels(String namespace, String pod) {

    /** The labels of jobs written before November 2021. */
    public static final PodLabels OLD =
        new PodLabels("kubernetes_namespace", "kubernetes_pod_name");

    /** The labels of today's jobs. */
    public static final PodLabels NEW = new PodLabels("namespace", "pod");
  }

  private static final int POD_PORT = 9090;

  /** The places of labels and annotations of pods in the values of the known charts. */
  private static final List<List<String>> MARKS =
      List.of(
          List.of("server", "podLabels"),
          List.of("server", "podAnnotations"),
          List.of("prometheus", "prometheusSpec", "podMetadata", "labels"),
          List.of("prometheus", "prometheusSpec", "podMetadata", "annotations"),
          List.of("podLabels"),
          List.of("podAnnotations"));

  /** True if the Prometheus has a property. */
  public boolean has(PrometheusTrait trait) {
    return traits.contains(trait);
  }

  /** Returns the names of the Services that lead to Prometheus. */
  public List<String> services() {
    String name = service == null ? "" : service;
    return otherService == null ? List.of(name) : List.of(name, otherService);
  }

  /** Returns the port of one of these Services; null if not known. */
  @Nullable
  public Integer portOf(@Nullable String name) {
    boolean ofPods = name != null && !name.equals(service);
    return ofPods ? Integer.valueOf(POD_PORT) : port;
  }

  /**
   * Returns the value of a label or annotation of its pods in the values of the release; null if
   * they do not set it.
   *
   * @param key the key, such as {@code sidecar.istio.io/inject}
   */
  public @Nullable String podMark(String key) {
    ReleaseValues values = new ReleaseValues(release.value());
    for (List<String> place : MARKS) {
      if (values.get(place.toArray(new String[0])) instanceof Map<?, ?> marks
          && marks.get(key) != null) {
        return String.valueOf(marks.get(key));
      }
    }
    return null;
  }

  /** Returns the path of a value that the profile gives the release; null if it gives none. */
  @Nullable
  public ProfilePath valuePath(List<String> keys) {
    if (new ReleaseValues(release.value()).get(keys.toArray(new String[0])) == null) {
      return null;
    }
    ProfilePath path = release.at("values");
    for (String key : keys) {
      path = path.key(key);
    }
    return path;
  }

  /** Returns the title in messages. */
  public String title() {
    return "Prometheus of the release \""
        + release.value().name()
        + "\" (chart "
        + release.value().chart().chartName()
        + ")";
  }

  /** Returns a port number in a chart's values; null if the value is not a port. */
  public static @Nullable Integer portNumber(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,5}") ? Integer.valueOf(text) : null;
  }
}
