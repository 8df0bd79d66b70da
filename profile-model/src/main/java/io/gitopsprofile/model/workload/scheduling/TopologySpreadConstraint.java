package io.gitopsprofile.model.workload.scheduling;

import io.gitopsprofile.model.value.LabelSelector;
import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.Syntax;
import java.util.List;
import java.util.Set;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A limit on the uneven spread of pods over zones, nodes or other domains; Kubernetes 1.18 and
 * newer.
 *
 * <pre>
 * topologySpreadConstraints:
 *   - maxSkew: 1
 *     topologyKey: topology.kubernetes.io/zone
 *     whenUnsatisfiable: DoNotSchedule
 *     labelSelector:
 *       matchLabels: {app: shop}
 * </pre>
 *
 * @param maxSkew the greatest difference between the numbers of pods in two domains
 * @param minDomains the number of domains that there are at least; Kubernetes 1.27 and newer
 * @param topologyKey the label of nodes whose values are the domains
 * @param whenUnsatisfiable {@code DoNotSchedule} or {@code ScheduleAnyway}: the fate of a pod that
 *     would break the limit
 * @param labelSelector the pods that are counted; Kubernetes counts none if null
 * @param matchLabelKeys labels of the pod whose values the counted pods share; Kubernetes 1.27 and
 *     newer
 * @param nodeAffinityPolicy {@code Honor} or {@code Ignore}: the use of the pod's node selector and
 *     affinity for the domains; default Honor; Kubernetes 1.26 and newer
 * @param nodeTaintsPolicy {@code Honor} or {@code Ignore}: the use of taints for the domains;
 *     default Ignore; Kubernetes 1.26 and newer
 */
@Value.Builder
public record TopologySpreadConstraint(
    int maxSkew,
    @Nullable Integer minDomains,
    String topologyKey,
    String whenUnsatisfiable,
    @Nullable LabelSelector labelSelector,
    List<String> matchLabelKeys,
    @Nullable String nodeAffinityPolicy,
    @Nullable String nodeTaintsPolicy) {

  /** Refuses values that break their syntax, and copies the collections in their order. */
  public TopologySpreadConstraint {
    matchLabelKeys = Ordered.list("matchLabelKeys", matchLabelKeys);
    Syntax.of()
        .range("maxSkew", maxSkew, 1, Integer.MAX_VALUE)
        .range("minDomains", minDomains, 1, Integer.MAX_VALUE)
        .required("topologyKey", topologyKey)
        .labelKey("topologyKey", topologyKey)
        .required("whenUnsatisfiable", whenUnsatisfiable)
        .oneOf("whenUnsatisfiable", whenUnsatisfiable, Set.of("DoNotSchedule", "ScheduleAnyway"))
        .oneOf("nodeAffinityPolicy", nodeAffinityPolicy, Set.of("Honor", "Ignore"))
        .oneOf("nodeTaintsPolicy", nodeTaintsPolicy, Set.of("Honor", "Ignore"))
        .enforce();
  }

  /**
   * Starts a constraint; {@code maxSkew}, {@code topologyKey} and {@code whenUnsatisfiable} must be
   * set.
   */
  public static Builder builder() {
    return new Builder().matchLabelKeys(List.of());
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /**
   * Builder for {@link TopologySpreadConstraint}; its {@code @param} tags describe the components.
   */
  public static final class Builder extends TopologySpreadConstraintBuilder {
    Builder() {}
  }
}
