package io.gitopsprofile.model.release.action;

import io.gitopsprofile.model.value.Syntax;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The remediation of a failed upgrade.
 *
 * @param strategy the action; null means {@code rollback}
 * @param retries the number of retries; null means 0; -1 is unlimited
 * @param ignoreTestFailures whether failed tests are ignored
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

  /** The action after a failed upgrade. */
  public enum Strategy {
    /** Helm rolls back to the last successful release. */
    ROLLBACK("rollback"),
    /** Helm uninstalls the release, and Flux installs it again. */
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
