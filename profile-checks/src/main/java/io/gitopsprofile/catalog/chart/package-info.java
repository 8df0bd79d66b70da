/**
 * One class a Helm chart: its versions, the APIs that it needs and serves, its Prometheus, its
 * obstacles on Fargate, its maintained successor and the mapping of its values. {@link
 * io.gitopsprofile.catalog.chart.KnownCharts} lists them.
 *
 * <p>Everything above the catalogue asks that list; no other package has the name of a chart in its
 * code. It knows nothing of checks, of the adapter's rules or of Fargate's selectors: charts name
 * their needs to the receivers in {@code catalog}.
 */
@NullMarked
package io.gitopsprofile.catalog.chart;

import org.jspecify.annotations.NullMarked;
