package io.gitopsprofile.catalog;

import io.gitopsprofile.kubernetes.ApiVersionTable;
import io.gitopsprofile.model.release.Chart;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ReleaseValues;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The knowledge of one Helm chart. Checks ask it and compare no chart names. Each answer is
 * "nothing known" unless the class of the chart says more.
 */
public interface KnownChart {

  /** The chart's name in its repository. */
  String name();

  /**
   * True if a chart is this one, in a version whose behaviour is known, and not Bitnami's chart of
   * the same name.
   */
  default boolean recognises(Chart chart) {
    return name().equals(chart.chartName())
        && !ChartHome.isBitnami(chart)
        && knowsMajor(ChartVersion.major(chart));
  }

  /** True if the behaviour of a major version is known; -1 stands for an unknown version. */
  default boolean knowsMajor(int major) {
    return major >= 0 && major < 1000;
  }

  /** The oldest API that the chart needs a cluster to serve; null if none is known. */
  default ApiVersionTable.@Nullable Row neededApi(Chart chart) {
    return null;
  }

  /**
   * The metrics APIs that a release registers; called for every version and publisher of the chart.
   */
  default List<MetricsApi> registers(ReleaseValues values) {
    return List.of();
  }

  /**
   * True if the chart may serve custom or external metrics; the control plane of a mesh does not.
   */
  default boolean mayServeMetrics() {
    return mesh() == null;
  }

  /** True if serving a metrics API is a switch of the chart, and not its purpose. */
  default boolean servesMetricsOnDemand() {
    return false;
  }

  /** True if the chart's values have the rules of a Prometheus adapter. */
  default boolean isMetricsAdapter() {
    return false;
  }

  /**
   * True if the chart's adapter passes the values of a label to a template as one text, not as a
   * list.
   */
  default boolean joinsLabelValues(Chart chart) {
    return false;
  }

  /** True if the chart is installed to serve the CPU and memory of pods. */
  default boolean servesResourceMetrics() {
    return false;
  }

  /** The Prometheus that a release installs; null if it installs none. */
  default @Nullable PrometheusChart prometheus(Located<HelmRelease> release) {
    return null;
  }

  /** The version of the Prometheus that a release installs; null if it is not known. */
  default @Nullable InstalledPrometheus program(ReleaseValues values) {
    return null;
  }

  /**
   * True if a Service of the chart may lead to a Prometheus that {@link #prometheus} misses; no
   * Service of a mesh's control plane does.
   */
  default boolean mayServePrometheus() {
    return mesh() == null;
  }

  /** The chart's values for the interval and timeout of scrapes; null if it has none. */
  default @Nullable ScrapeSettings scrapeSettings() {
    return null;
  }

  /** The values of a release that turn off a part of the way from a metric to its autoscaler. */
  default List<ChartSwitch> switches(ReleaseValues values) {
    return List.of();
  }

  /** Returns the key of the values of Prometheus, one part of several; null for any other chart. */
  default @Nullable String prometheusPart() {
    return null;
  }

  /**
   * The value below whose path the release's Prometheus answers, with that path as its effect; null
   * if Prometheus answers at the root, or if that is not known.
   */
  default @Nullable ChartSwitch routePrefix(ReleaseValues values) {
    return null;
  }

  /** The value with which the release's Prometheus serves https alone; null without one. */
  default @Nullable String tlsValue(ReleaseValues values) {
    return null;
  }

  /** True if the chart's pods should run on EC2 nodes where the cluster has some. */
  default boolean needsNodes() {
    return false;
  }

  /** Names the parts of the chart that Fargate may be unable to run. */
  default void constrain(FargateConstraints constraints) {}

  /**
   * Flags of the program that the values {@code args} and {@code defaultArgs} are for; empty if
   * none are known. The program may have others.
   */
  default List<String> flags() {
    return List.of();
  }

  /** The mesh whose control plane the chart installs; null if it installs none. */
  default @Nullable Mesh mesh() {
    return null;
  }

  /** The defaults for the sidecars of the chart's mesh; null if the chart has none. */
  default @Nullable SidecarDefaults sidecars(ReleaseValues values) {
    return null;
  }

  /**
   * The name of the maintained chart in a fix; null if it is not known. Called for every version.
   */
  default @Nullable String maintainedTitle() {
    return null;
  }

  /**
   * The maintained successor of the chart; null if the chart is maintained itself or its successor
   * is not known.
   */
  default @Nullable ChartSuccessor successor(Chart chart) {
    return null;
  }

  /** Maps the values of a release to those of {@link #successor}. */
  default void migrate(ValuesMigration values) {}
}
