package io.gitopsprofile.model.container;

/** The condition under which a node pulls an image. */
public enum PullPolicy {
  /** At every start. */
  ALWAYS("Always"),
  /** The node pulls an image that it does not have. */
  IF_NOT_PRESENT("IfNotPresent"),
  /** The node never pulls the image. */
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
