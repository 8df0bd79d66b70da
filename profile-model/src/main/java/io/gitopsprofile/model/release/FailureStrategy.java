package io.gitopsprofile.model.release;

import io.gitopsprofile.model.value.GoDuration;
import io.gitopsprofile.model.value.Syntax;
import org.jspecify.annotations.Nullable;

/**
 * What Flux v2 does when an install or upgrade fails.
 *
 * <pre>
 * strategy:
 *   name: RetryOnFailure
 *   retryInterval: 2m
 * </pre>
 *
 * @param name what it does
 * @param retryInterval how long it waits before it tries again; {@code RetryOnFailure} only, and
 *     null means {@code 5m}; above zero
 */
public record FailureStrategy(Name name, @Nullable GoDuration retryInterval) {

  /** What to do. */
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
