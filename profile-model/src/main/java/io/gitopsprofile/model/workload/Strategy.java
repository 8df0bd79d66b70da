package io.gitopsprofile.model.workload;

import io.gitopsprofile.model.value.Syntax;
import org.jspecify.annotations.Nullable;

/**
 * The strategy by which a Deployment replaces its pods.
 *
 * <pre>
 * strategy:
 *   type: RollingUpdate
 *   rollingUpdate:
 *     maxUnavailable: 0
 * </pre>
 *
 * @param type the kind
 * @param rollingUpdate the bounds, for {@code RollingUpdate}
 */
public record Strategy(StrategyType type, @Nullable RollingUpdate rollingUpdate) {

  /** Refuses values that break their syntax. */
  public Strategy {
    Syntax.of().required("type", type).enforce();
  }
}
