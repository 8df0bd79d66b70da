/**
 * The grammar of PromQL: a lexer, a parser, an immutable syntax tree, and answers that follow from
 * the tree alone.
 *
 * <p>Every part that reads a query, of the adapter or of a Prometheus object, uses this package. It
 * uses the JDK, RE2/J and {@code io.gitopsprofile.model}, and may not know profiles, checks, charts
 * or templates: a caller fills in a template before, and passes the version of Prometheus.
 */
@NullMarked
package io.gitopsprofile.promql;

import org.jspecify.annotations.NullMarked;
