package io.gitopsprofile.model.release;

import io.gitopsprofile.model.value.Syntax;
import org.jspecify.annotations.Nullable;

/**
 * How a failed install is remediated.
 *
 * @param retries how often to try again; null means -1, which is endless
 * @param ignoreTestFailures whether a failed test is no failure
 * @param remediateLastFailure whether to remediate when no retries are left
 */
public record InstallRemediation(
    @Nullable Integer retries,
    @Nullable Boolean ignoreTestFailures,
    @Nullable Boolean remediateLastFailure) {

  /** Refuses values that break their syntax. */
  public InstallRemediation {
    Syntax.of().range("retries", retries, -1, Integer.MAX_VALUE).enforce();
  }
}
