package io.gitopsprofile.model.release.action;

/** The way in which Helm applies the objects of a release. */
public enum ServerSideApply {
  /** By server-side apply. */
  ENABLED("enabled"),
  /** By a patch that the client makes. */
  DISABLED("disabled"),
  /** As the release was applied before. */
  AUTO("auto");

  private final String spelling;

  ServerSideApply(String spelling) {
    this.spelling = spelling;
  }

  /** The word as YAML spells it. */
  @Override
  public String toString() {
    return spelling;
  }
}
