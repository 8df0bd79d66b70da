package io.gitopsprofile.catalog;

import io.gitopsprofile.model.release.Chart;

/**
 * A maintained version of a chart, as a fix names it and as the target {@code charts: maintained}
 * installs it.
 *
 * @param repository the address of the repository
 * @param name name in the repository
 * @param version version
 */
public record MaintainedChart(String repository, String name, String version) {

  /** Returns the chart with its repository and version. */
  public Chart.Repository chart() {
    return Chart.Repository.of(repository, name, version);
  }

  /** Returns name and version: {@code metrics-server 3.13.1}. */
  public String nameAndVersion() {
    return name + " " + version;
  }

  /**
   * Returns name, version and repository: {@code metrics-server 3.13.1 of
   * https://kubernetes-sigs.github.io/metrics-server/}.
   */
  public String title() {
    return nameAndVersion() + " of " + repository;
  }
}
