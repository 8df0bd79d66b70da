package io.gitopsprofile.model;

/** The generation of Flux that the tree is for. */
public enum Flux {
  /** Flux v1 with the Helm Operator: {@code helm.fluxcd.io/v1}. */
  V1("v1"),
  /** Flux v2: {@code helm.toolkit.fluxcd.io/v2}. */
  V2("v2");

  private final String spelling;

  Flux(String spelling) {
    this.spelling = spelling;
  }

  /** The word as YAML spells it. */
  @Override
  public String toString() {
    return spelling;
  }
}
