package io.gitopsprofile.model.workload.controller;

import io.gitopsprofile.model.value.IntOrPercent;
import io.gitopsprofile.model.value.Syntax;
import org.jspecify.annotations.Nullable;

/**
 * The bounds of a rolling update of a StatefulSet or a DaemonSet.
 *
 * @param partition the number of the first pod of a StatefulSet that is updated; default 0
 * @param maxUnavailable the pods that may be unavailable; default 1; of a StatefulSet, Kubernetes
 *     1.35 and newer
 * @param maxSurge the nodes of a DaemonSet that may have a new pod beside the old one; default 0;
 *     Kubernetes 1.22 and newer
 */
public record UpdateBounds(
    @Nullable Integer partition,
    @Nullable IntOrPercent maxUnavailable,
    @Nullable IntOrPercent maxSurge) {

  /** Refuses values that break their syntax. */
  public UpdateBounds {
    Syntax.of().range("partition", partition, 0, Integer.MAX_VALUE).enforce();
  }
}
