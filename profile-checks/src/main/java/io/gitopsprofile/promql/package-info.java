/**
 * PromQL: one parser with a syntax tree, after Prometheus' own grammar, and selectors of series.
 *
 * <p>It knows nothing of rules, templates or charts.
 */
@NullMarked
package io.gitopsprofile.promql;

import org.jspecify.annotations.NullMarked;
