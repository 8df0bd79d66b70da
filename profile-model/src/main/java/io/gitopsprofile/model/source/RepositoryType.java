package io.gitopsprofile.model.source;

/** The protocol of a Helm repository. */
public enum RepositoryType {
  /** An index over HTTP. */
  DEFAULT("default"),
  /** OCI artifacts. */
  OCI("oci");

  private final String spelling;

  RepositoryType(String spelling) {
    this.spelling = spelling;
  }

  /** The word as YAML spells it. */
  @Override
  public String toString() {
    return spelling;
  }
}
