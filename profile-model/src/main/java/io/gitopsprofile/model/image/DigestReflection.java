package io.gitopsprofile.model.image;

/** The times at which Flux reads the digest of the chosen tag. */
public enum DigestReflection {
  /** At no time; the image has no digest. */
  NEVER("Never"),
  /** Once for each tag. */
  IF_NOT_PRESENT("IfNotPresent"),
  /** At each interval, for tags that move. */
  ALWAYS("Always");

  private final String spelling;

  DigestReflection(String spelling) {
    this.spelling = spelling;
  }

  /** The word as YAML spells it. */
  @Override
  public String toString() {
    return spelling;
  }
}
