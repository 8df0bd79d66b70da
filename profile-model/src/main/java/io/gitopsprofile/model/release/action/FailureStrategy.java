package io.gitopsprofile.model.release.action;

import io.gitopsprofile.model.value.GoDuration;
import io.gitopsprofile.model.value.Syntax;
import org.jspecify.annotations.Nullable;

/**
 * The reaction of Flux v2 to a failed install or upgrade.
 *
 * <pre>
 * strategy:
 *   name: RetryOnFailure
 *   retryInterval: 2m
 * </pre>
 *
 * @param name the reaction
 * @param retryInterval the time before the next try; {@code RetryOnFailure} only, and null means
 *     {@code 5m}; above zero
 */
public record FailureStrategy(Name name, @Nullable GoDuration retryInterval) {

  /** The reaction to a failure. */
  public enum Name {
    /** To remediate, as {@code remediation} says. */
    REMEDIATE_ON_FAILURE("RemediateOnFailure"),
    /** To try again. */
    RETRY_ON_FAILURE("RetryOnFailure");

    private final String spelling;

    Name(String spelling) {
      this.spelling = spelling;
    }

    /** The word as YAML spells it. */
    @Override
    public String toString() {
      return spelling;
    }
  }

  /** Refuses values that break their syntax. */
  public FailureStrategy {
    Syntax.of().required("name", name).positive("retryInterval", retryInterval).enforce();
  }
}
