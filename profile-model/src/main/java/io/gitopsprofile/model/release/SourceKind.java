package io.gitopsprofile.model.release;

/** A kind of {@code source.toolkit.fluxcd.io/v1} that Flux v2 can apply a tree from. */
public enum SourceKind {
  /** A Git repository. */
  GIT_REPOSITORY("GitRepository"),
  /** An OCI artifact, as {@code flux push artifact} makes it. */
  OCI_REPOSITORY("OCIRepository"),
  /** A bucket of an object store. */
  BUCKET("Bucket"),
  /** An artifact that another controller makes. */
  EXTERNAL_ARTIFACT("ExternalArtifact");

  private final String spelling;

  SourceKind(String spelling) {
    this.spelling = spelling;
  }

  /** The word as YAML spells it. */
  @Override
  public String toString() {
    return spelling;
  }
}
