package io.gitopsprofile.model.workload.scheduling;

import io.gitopsprofile.model.value.LabelSelector;
import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.Syntax;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Pods, and the domain in which pods run beside or apart from them.
 *
 * @param labelSelector the pods; Kubernetes matches none if null
 * @param topologyKey the label of nodes whose values are the domains
 * @param namespaces the namespaces of the pods; the workload's own if this and {@code
 *     namespaceSelector} are empty
 * @param namespaceSelector the namespaces of the pods, by their labels; Kubernetes 1.22 and newer
 * @param matchLabelKeys labels of the pod whose values the selected pods share; Kubernetes 1.31 and
 *     newer
 * @param mismatchLabelKeys labels of the pod whose values the selected pods do not share;
 *     Kubernetes 1.31 and newer
 */
@Value.Builder
public record PodAffinityTerm(
    @Nullable LabelSelector labelSelector,
    String topologyKey,
    List<String> namespaces,
    @Nullable LabelSelector namespaceSelector,
    List<String> matchLabelKeys,
    List<String> mismatchLabelKeys) {

  /** Refuses values that break their syntax, and copies the collections in their order. */
  public PodAffinityTerm {
    namespaces = Ordered.list("namespaces", namespaces);
    matchLabelKeys = Ordered.list("matchLabelKeys", matchLabelKeys);
    mismatchLabelKeys = Ordered.list("mismatchLabelKeys", mismatchLabelKeys);
    Syntax.of()
        .required("topologyKey", topologyKey)
        .labelKey("topologyKey", topologyKey)
        .dnsLabels("namespaces", namespaces)
        .enforce();
  }

  /** Starts a term; {@code topologyKey} must be set. */
  public static Builder builder() {
    return new Builder()
        .namespaces(List.of())
        .matchLabelKeys(List.of())
        .mismatchLabelKeys(List.of());
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link PodAffinityTerm}; its {@code @param} tags describe the components. */
  public static final class Builder extends PodAffinityTermBuilder {
    Builder() {}
  }
}
