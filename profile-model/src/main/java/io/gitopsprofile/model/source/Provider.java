package io.gitopsprofile.model.source;

/** The cloud whose identity Flux v2 uses to log in at a registry or object store. */
public enum Provider {
  /** None; a Secret holds the login. */
  GENERIC("generic"),
  /** Amazon Web Services. */
  AWS("aws"),
  /** Microsoft Azure. */
  AZURE("azure"),
  /** Google Cloud. */
  GCP("gcp");

  private final String spelling;

  Provider(String spelling) {
    this.spelling = spelling;
  }

  /** The word as YAML spells it. */
  @Override
  public String toString() {
    return spelling;
  }
}
