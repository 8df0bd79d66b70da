/**
 * Queries of KEDA triggers, from the rules of the metrics adapter.
 *
 * <p>The checks and the renderer of ScaledObjects use this package. It renders nothing.
 */
@NullMarked
package io.gitopsprofile.keda;

import org.jspecify.annotations.NullMarked;
