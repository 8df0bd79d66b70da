package io.gitopsprofile.model.sync;

/** A kind of object that holds variables. */
public enum SubstituteKind {
  /** A ConfigMap. */
  CONFIG_MAP("ConfigMap"),
  /** A Secret. */
  SECRET("Secret");

  private final String spelling;

  SubstituteKind(String spelling) {
    this.spelling = spelling;
  }

  /** The word as YAML spells it. */
  @Override
  public String toString() {
    return spelling;
  }
}
