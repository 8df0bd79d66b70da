package io.gitopsprofile.model.workload.controller;

/** The kinds of {@link UpdateStrategy}. */
public enum UpdateStrategyType {
  /** Old pods are replaced step by step. */
  ROLLING_UPDATE("RollingUpdate"),
  /** A pod is replaced when somebody deletes it. */
  ON_DELETE("OnDelete");

  private final String spelling;

  UpdateStrategyType(String spelling) {
    this.spelling = spelling;
  }

  /** The word as YAML spells it. */
  @Override
  public String toString() {
    return spelling;
  }
}
