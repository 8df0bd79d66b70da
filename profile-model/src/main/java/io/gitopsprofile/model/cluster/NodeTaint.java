package io.gitopsprofile.model.cluster;

import io.gitopsprofile.model.value.Syntax;
import java.util.Set;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A taint of all nodes of a group. Only pods with a matching toleration run there.
 *
 * <pre>
 * taints:
 *   - {key: gpu, value: "true", effect: NoSchedule}
 * </pre>
 *
 * @param key the taint's key
 * @param value the taint's value; null means an empty one
 * @param effect the effect: {@code NoSchedule}, {@code PreferNoSchedule} or {@code NoExecute}
 */
@Value.Builder
public record NodeTaint(String key, @Nullable String value, String effect) {

  /** Refuses values that break their syntax. */
  public NodeTaint {
    Syntax.of()
        .required("key", key)
        .labelKey("key", key)
        .required("effect", effect)
        .oneOf("effect", effect, Set.of("NoSchedule", "PreferNoSchedule", "NoExecute"))
        .enforce();
  }

  /** Starts a NodeTaint; {@code key}, {@code effect} must be set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link NodeTaint}; its {@code @param} tags describe the components. */
  public static final class Builder extends NodeTaintBuilder {
    Builder() {}
  }
}
