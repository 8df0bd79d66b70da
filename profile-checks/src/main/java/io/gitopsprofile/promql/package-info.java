/**
 * PromQL: a parser with a syntax tree, after Prometheus' own grammar, and selectors of series.
 *
 * <p>This package does not depend on rules, templates or charts.
 */
@NullMarked
package io.gitopsprofile.promql;

import org.jspecify.annotations.NullMarked;
