package io.gitopsprofile.model.workload;

/** The kinds of {@link Strategy}. */
public enum StrategyType {
  /** Old pods are replaced step by step. */
  ROLLING_UPDATE("RollingUpdate"),
  /** All old pods are deleted before the first new pod is created. */
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
