package io.gitopsprofile.model.container;

/** When a node pulls an image. */
public enum PullPolicy {
  /** At every start. */
  ALWAYS("Always"),
  /** When the node does not have it. */
  IF_NOT_PRESENT("IfNotPresent"),
  /** Not at all. */
  NEVER("Never");

  private final String spelling;

  PullPolicy(String spelling) {
    this.spelling = spelling;
  }

  /** The word as YAML spells it. */
  @Override
  public String toString() {
    return spelling;
  }
}
