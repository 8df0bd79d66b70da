package io.gitopsprofile.catalog;

/**
 * The Prometheus program that a release installs, as far as the grammar of queries depends on it.
 *
 * @param version the newest minor version that the chart's major version has installed: {@code
 *     2.55}
 * @param mayHaveFeatures whether the values may enable features that are off by default
 */
public record InstalledPrometheus(String version, boolean mayHaveFeatures) {}
