package io.gitopsprofile.catalog;

import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ReleaseValues;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Prometheus that a known chart installs. (Sources: aws/eks-charts stable/appmesh-prometheus;
 * prometheus-community/helm-charts charts/prometheus, whose pods are labelled {@code namespace} and
 * {@code pod} since 15.0.0 of November 2021, and charts/kube-prometheus-stack.)
 *
 * @param release the release that installs Prometheus
 * @param chart the chart of the release
 * @param namespace the namespace of the installation
 * @param service the name of the Service; null if not known
 * @param port the Service's port; null if not known
 * @param labels the labels on the series of pods; null if not known
 * @param scrapeInterval the scrape interval; null if not known
 * @param intervalPath the path of the interval in the values
 * @param retention how long Prometheus keeps samples; null if not known
 * @param retentionPath the path of the retention in the values
 * @param honoursAnnotations whether {@code prometheus.io/scrape} on pods decides which pods are
 *     scraped
 */
public record PrometheusChart(
    Located<HelmRelease> release,
    KnownChart chart,
    String namespace,
    @Nullable String service,
    @Nullable Integer port,
    @Nullable PodLabels labels,
    @Nullable Duration scrapeInterval,
    List<String> intervalPath,
    @Nullable Duration retention,
    List<String> retentionPath,
    boolean honoursAnnotations) {

  /** The labels of a pod's series that name its namespace and the pod. */
  public record PodLabels(String namespace, String pod) {}

  private static final String OPERATED = "prometheus-operated";
  private static final int POD_PORT = 9090;
  private static final PodLabels OLD_LABELS =
      new PodLabels("kubernetes_namespace", "kubernetes_pod_name");
  private static final PodLabels NEW_LABELS = new PodLabels("namespace", "pod");

  /**
   * Returns the Prometheus of a release; null if its chart is not a known Prometheus, or does not
   * install one.
   */
  public static @Nullable PrometheusChart of(Located<HelmRelease> release) {
    KnownChart chart = KnownChart.of(release.value().chart());
    ReleaseValues values = new ReleaseValues(release.value());
    if (chart == KnownChart.APPMESH_PROMETHEUS) {
      return appMesh(release, chart, values);
    }
    if (chart == KnownChart.PROMETHEUS_OLD || chart == KnownChart.PROMETHEUS_NEW) {
      return isOff(values, "server") ? null : community(release, chart, values);
    }
    return chart == KnownChart.KUBE_PROMETHEUS_STACK && !isOff(values, "prometheus")
        ? operated(release, chart, values)
        : null;
  }

  private static boolean isOff(ReleaseValues values, String part) {
    return Boolean.FALSE.equals(values.get(part, "enabled"));
  }

  private static PrometheusChart appMesh(
      Located<HelmRelease> release, KnownChart chart, ReleaseValues values) {
    return new PrometheusChart(
        release,
        chart,
        values.namespace(),
        values.fullName(63),
        number(values.text("9090", "service", "port")),
        OLD_LABELS,
        values.duration("5s", "scrapeInterval"),
        List.of("scrapeInterval"),
        values.duration("6h", "retention"),
        List.of("retention"),
        true);
  }

  private static PrometheusChart community(
      Located<HelmRelease> release, KnownChart chart, ReleaseValues values) {
    boolean own =
        values.says("extraScrapeConfigs")
            || values.says("serverFiles")
            || (values.says("scrapeConfigs") && !EnvoyScrapeJob.isAllOf(values))
            || values.says("scrapeConfigFiles");
    PodLabels labels = chart == KnownChart.PROMETHEUS_OLD ? OLD_LABELS : NEW_LABELS;
    String namespace = values.text(values.namespace(), "forceNamespace");
    return new PrometheusChart(
        release,
        chart,
        namespace == null ? values.namespace() : namespace,
        serverName(values),
        number(values.text("80", "server", "service", "servicePort")),
        own ? null : labels,
        own ? null : values.duration("1m", "server", "global", "scrape_interval"),
        List.of("server", "global", "scrape_interval"),
        values.duration("15d", "server", "retention"),
        List.of("server", "retention"),
        !own);
  }

  private static @Nullable String serverName(ReleaseValues values) {
    String override = values.text("", "server", "fullnameOverride");
    String chart = values.text("", "nameOverride");
    String server = values.text("server", "server", "name");
    if (override == null || chart == null || server == null) {
      return null;
    }
    String name = override.isEmpty() ? values.releaseAndChart(chart) + "-" + server : override;
    return ReleaseValues.cut(name, 63);
  }

  private static PrometheusChart operated(
      Located<HelmRelease> release, KnownChart chart, ReleaseValues values) {
    boolean own =
        values.says("prometheus", "prometheusSpec", "additionalScrapeConfigs")
            || values.says("prometheus", "prometheusSpec", "additionalScrapeConfigsSecret");
    String name = values.fullName(26);
    String namespace = values.text(values.namespace(), "namespaceOverride");
    return new PrometheusChart(
        release,
        chart,
        namespace == null ? values.namespace() : namespace,
        name == null ? null : name + "-prometheus",
        number(values.text("9090", "prometheus", "service", "port")),
        own ? null : NEW_LABELS,
        own ? null : values.duration("30s", "prometheus", "prometheusSpec", "scrapeInterval"),
        List.of("prometheus", "prometheusSpec", "scrapeInterval"),
        values.duration("10d", "prometheus", "prometheusSpec", "retention"),
        List.of("prometheus", "prometheusSpec", "retention"),
        false);
  }

  private static @Nullable Integer number(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,5}") ? Integer.valueOf(text) : null;
  }

  /** Returns the names of the Services that lead to Prometheus. */
  public List<String> services() {
    String name = service == null ? "" : service;
    if (chart == KnownChart.KUBE_PROMETHEUS_STACK) {
      return List.of(name, OPERATED);
    }
    boolean headless = new ReleaseValues(release.value()).says("server", "statefulSet", "enabled");
    return headless ? List.of(name, name + "-headless") : List.of(name);
  }

  /** Returns the port of one of these Services; null if not known. */
  @Nullable
  public Integer portOf(@Nullable String name) {
    boolean ofPods = name != null && !name.equals(service);
    return ofPods ? Integer.valueOf(POD_PORT) : port;
  }

  /** Returns true if Prometheus finds Envoys by the container name alone. */
  public boolean findsEnvoyByName() {
    return chart == KnownChart.APPMESH_PROMETHEUS
        || EnvoyScrapeJob.isAllOf(new ReleaseValues(release.value()));
  }

  /**
   * Returns the path of a value that the profile sets for the release; null if it does not set one.
   */
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

  /** Returns the title of this Prometheus in messages. */
  public String title() {
    return "Prometheus of the release \""
        + release.value().name()
        + "\" (chart "
        + release.value().chart().chartName()
        + ")";
  }
}
