package io.gitopsprofile.model.workload;

import io.gitopsprofile.model.value.Syntax;
import org.jspecify.annotations.Nullable;

/**
 * How a Deployment replaces its pods.
 *
 * <pre>
 * strategy:
 *   type: RollingUpdate
 *   rollingUpdate:
 *     maxUnavailable: 0
 * </pre>
 *
 * @param type the kind
 * @param rollingUpdate its bounds, for {@code RollingUpdate}
 */
public record Strategy(StrategyType type, @Nullable RollingUpdate rollingUpdate) {

  /** Refuses values that break their syntax. */
  public Strategy {
    Syntax.of().required("type", type).enforce();
  }
}
