/**
 * Rules of the metrics adapter as queries of KEDA triggers.
 *
 * <p>The checks and the renderer of ScaledObjects use it. It renders nothing.
 */
@NullMarked
package io.gitopsprofile.keda;

import org.jspecify.annotations.NullMarked;
