/**
 * The analysis of the metrics adapter: rules in effect, their metrics, the Prometheus that the
 * adapter reads, and the trace from a metric back to the pods.
 *
 * <p>The checks and {@code keda} use this package. It does not depend on diagnostics.
 */
@NullMarked
package io.gitopsprofile.adapter;

import org.jspecify.annotations.NullMarked;
