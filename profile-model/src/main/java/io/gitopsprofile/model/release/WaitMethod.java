package io.gitopsprofile.model.release;

/** The way in which Helm waits for objects to be ready. */
public enum WaitMethod {
  /** By the status that Flux computes for each object. */
  POLLER("poller"),
  /** By the rules of Helm 3. */
  LEGACY("legacy");

  private final String spelling;

  WaitMethod(String spelling) {
    this.spelling = spelling;
  }

  /** The word as YAML spells it. */
  @Override
  public String toString() {
    return spelling;
  }
}
