package io.gitopsprofile.model.workload.controller;

import io.gitopsprofile.model.value.Syntax;
import org.jspecify.annotations.Nullable;

/**
 * The strategy by which a StatefulSet or a DaemonSet replaces its pods.
 *
 * <pre>
 * updateStrategy:
 *   type: RollingUpdate
 *   rollingUpdate:
 *     maxUnavailable: 1
 * </pre>
 *
 * @param type the kind
 * @param rollingUpdate the bounds, for {@code RollingUpdate}
 */
public record UpdateStrategy(UpdateStrategyType type, @Nullable UpdateBounds rollingUpdate) {

  /** Refuses values that break their syntax. */
  public UpdateStrategy {
    Syntax.of().required("type", type).enforce();
  }
}
