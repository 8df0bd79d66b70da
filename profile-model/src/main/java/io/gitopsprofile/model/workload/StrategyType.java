package io.gitopsprofile.model.workload;

/** The kinds of {@link Strategy}. */
public enum StrategyType {
  /** New pods first, or side by side. */
  ROLLING_UPDATE("RollingUpdate"),
  /** All old pods go before the first new one. */
  RECREATE("Recreate");

  private final String spelling;

  StrategyType(String spelling) {
    this.spelling = spelling;
  }

  /** The word as YAML spells it. */
  @Override
  public String toString() {
    return spelling;
  }
}
