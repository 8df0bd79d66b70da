package io.gitopsprofile.model;

import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * How a failed upgrade is remediated.
 *
 * @param strategy by what; null means {@code rollback}
 * @param retries how often to try again; null means 0, and -1 is endless
 * @param ignoreTestFailures whether a failed test is no failure
 * @param remediateLastFailure whether to remediate when no retries are left
 */
@Value.Builder
public record UpgradeRemediation(
    @Nullable Strategy strategy,
    @Nullable Integer retries,
    @Nullable Boolean ignoreTestFailures,
    @Nullable Boolean remediateLastFailure) {

  /** Refuses values that break their syntax. */
  public UpgradeRemediation {
    Syntax.of().range("retries", retries, -1, Integer.MAX_VALUE).enforce();
  }

  /** By what a failed upgrade is remediated. */
  public enum Strategy {
    /** The last good release is restored. */
    ROLLBACK("rollback"),
    /** The release is removed, and installed anew. */
    UNINSTALL("uninstall");

    private final String spelling;

    Strategy(String spelling) {
      this.spelling = spelling;
    }

    /** The word as YAML spells it. */
    @Override
    public String toString() {
      return spelling;
    }
  }

  /** Starts a remediation; every component is optional. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link UpgradeRemediation}; its {@code @param} tags describe the components. */
  public static final class Builder extends UpgradeRemediationBuilder {
    Builder() {}
  }
}
