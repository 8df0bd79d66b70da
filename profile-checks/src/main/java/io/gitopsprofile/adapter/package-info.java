/**
 * The metrics adapter, worked out: rules in effect, metrics that they make, the Prometheus that
 * they read, and the way from a metric back to the pods.
 *
 * <p>The checks and {@code keda} use it. It knows nothing of diagnostics.
 */
@NullMarked
package io.gitopsprofile.adapter;

import org.jspecify.annotations.NullMarked;
