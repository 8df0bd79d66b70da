package io.gitopsprofile.model;

import java.util.Set;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A taint that pods tolerate.
 *
 * @param key the taint's key; null matches all
 * @param operator {@code Equal} (the default) or {@code Exists}
 * @param value the taint's value
 * @param effect the taint's effect; null matches all
 * @param tolerationSeconds how many seconds {@code NoExecute} is tolerated
 */
@Value.Builder
public record Toleration(
    @Nullable String key,
    @Nullable String operator,
    @Nullable String value,
    @Nullable String effect,
    @Nullable Long tolerationSeconds) {

  /** Refuses values that break their syntax. */
  public Toleration {
    Syntax.of()
        .labelKey("key", key)
        .oneOf("operator", operator, Set.of("Equal", "Exists"))
        .oneOf("effect", effect, Set.of("NoSchedule", "PreferNoSchedule", "NoExecute"))
        .enforce();
  }

  /** Starts a toleration; every component is optional. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link Toleration}; its {@code @param} tags describe the components. */
  public static final class Builder extends TolerationBuilder {
    Builder() {}
  }
}
