package io.gitopsprofile.model.source;

/** The identity that Flux v2 uses to log in at a Git repository. */
public enum GitProvider {
  /** None; a Secret holds the login. */
  GENERIC("generic"),
  /** An identity of Amazon Web Services. */
  AWS("aws"),
  /** An identity of Microsoft Azure. */
  AZURE("azure"),
  /** A GitHub App. */
  GITHUB("github");

  private final String spelling;

  GitProvider(String spelling) {
    this.spelling = spelling;
  }

  /** The word as YAML spells it. */
  @Override
  public String toString() {
    return spelling;
  }
}
