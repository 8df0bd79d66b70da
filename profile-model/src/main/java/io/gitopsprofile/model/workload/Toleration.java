package io.gitopsprofile.model.workload;

import io.gitopsprofile.model.value.Syntax;
import java.util.Set;
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

  /** Starts a toleration with what it must have. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder that holds these values. */
  public Builder toBuilder() {
    Builder copy = new Builder();
    copy.key = key;
    copy.operator = operator;
    copy.value = value;
    copy.effect = effect;
    copy.tolerationSeconds = tolerationSeconds;
    return copy;
  }

  /** Collects the parts of a toleration; every one that is not set stays unset. */
  public static final class Builder {
    private @Nullable String key;
    private @Nullable String operator;
    private @Nullable String value;
    private @Nullable String effect;
    private @Nullable Long tolerationSeconds;

    private Builder() {}

    /** Sets {@code key}: the taint's key. */
    public Builder key(@Nullable String key) {
      this.key = key;
      return this;
    }

    /** Sets {@code operator}: {@code Equal} (the default) or {@code Exists}. */
    public Builder operator(@Nullable String operator) {
      this.operator = operator;
      return this;
    }

    /** Sets {@code value}: the taint's value. */
    public Builder value(@Nullable String value) {
      this.value = value;
      return this;
    }

    /** Sets {@code effect}: the taint's effect. */
    public Builder effect(@Nullable String effect) {
      this.effect = effect;
      return this;
    }

    /** Sets {@code tolerationSeconds}: how many seconds {@code NoExecute} is tolerated. */
    public Builder tolerationSeconds(@Nullable Long tolerationSeconds) {
      this.tolerationSeconds = tolerationSeconds;
      return this;
    }

    /** The finished Toleration. */
    public Toleration build() {
      return new Toleration(key, operator, value, effect, tolerationSeconds);
    }
  }
}
