/**
 * The metrics adapter: {@code metricsAdapter}, with its release, its rules and the Prometheus that
 * it reads.
 *
 * <p>This package knows nothing of how a rule is resolved; that is {@code
 * io.gitopsprofile.adapter}.
 */
@NullMarked
package io.gitopsprofile.model.adapter;

import org.jspecify.annotations.NullMarked;
