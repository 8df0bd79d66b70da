package io.gitopsprofile.model.release.action;

import io.gitopsprofile.model.value.Syntax;
import org.jspecify.annotations.Nullable;

/**
 * The remediation of a failed install.
 *
 * @param retries the number of retries; null means -1, which is unlimited
 * @param ignoreTestFailures whether failed tests are ignored
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
