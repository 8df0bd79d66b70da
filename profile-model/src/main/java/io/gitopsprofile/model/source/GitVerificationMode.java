package io.gitopsprofile.model.source;

/** The Git objects whose signature Flux v2 verifies. */
public enum GitVerificationMode {
  /** The commit. */
  HEAD("HEAD"),
  /** The commit; the spelling of old versions. */
  LOWER_HEAD("head"),
  /** The tag. */
  TAG("Tag"),
  /** The tag and the commit. */
  TAG_AND_HEAD("TagAndHEAD");

  private final String spelling;

  GitVerificationMode(String spelling) {
    this.spelling = spelling;
  }

  /** The word as YAML spells it. */
  @Override
  public String toString() {
    return spelling;
  }
}
