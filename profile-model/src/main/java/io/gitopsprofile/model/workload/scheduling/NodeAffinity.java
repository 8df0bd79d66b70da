package io.gitopsprofile.model.workload.scheduling;

import io.gitopsprofile.model.value.Ordered;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The nodes that pods need or prefer, by the labels of the nodes.
 *
 * @param requiredDuringSchedulingIgnoredDuringExecution the nodes that the pods need
 * @param preferredDuringSchedulingIgnoredDuringExecution the nodes that the pods prefer
 */
public record NodeAffinity(
    @Nullable NodeSelector requiredDuringSchedulingIgnoredDuringExecution,
    List<PreferredNodes> preferredDuringSchedulingIgnoredDuringExecution) {

  /** Copies the collections in their order. */
  public NodeAffinity {
    preferredDuringSchedulingIgnoredDuringExecution =
        Ordered.list(
            "preferredDuringSchedulingIgnoredDuringExecution",
            preferredDuringSchedulingIgnoredDuringExecution);
  }
}
