package io.gitopsprofile.model.sync;

/** The condition under which Flux replaces variables. */
public enum SubstituteStrategy {
  /** Flux replaces variables if at least one is defined. */
  WITH_VARIABLES("WithVariables"),
  /** Flux replaces variables even if none is defined. */
  ALWAYS("Always");

  private final String spelling;

  SubstituteStrategy(String spelling) {
    this.spelling = spelling;
  }

  /** The word as YAML spells it. */
  @Override
  public String toString() {
    return spelling;
  }
}
