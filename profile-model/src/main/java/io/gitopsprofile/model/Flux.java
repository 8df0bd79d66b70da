package io.gitopsprofile.model;

/** The generation of Flux that the tree is for. */
public enum Flux {
  /** Flux v1 with the Helm Operator: {@code helm.fluxcd.io/v1}. */
  V1("v1", "flux"),
  /** Flux v2: {@code helm.toolkit.fluxcd.io/v2}. */
  V2("v2", "flux-system");

  private final String spelling;
  private final String namespace;

  Flux(String spelling, String namespace) {
    this.spelling = spelling;
    this.namespace = namespace;
  }

  /** The namespace in which its installation puts its controllers. */
  public String namespace() {
    return namespace;
  }

  /** The word as YAML spells it. */
  @Override
  public String toString() {
    return spelling;
  }
}
