package io.gitopsprofile.model;

/**
 * The version of the profile language, which a profile states in its first key: {@code profile:
 * v1}.
 */
public enum LanguageVersion {
  /** The first version. */
  V1("v1");

  private final String spelling;

  LanguageVersion(String spelling) {
    this.spelling = spelling;
  }

  /** The word as YAML spells it. */
  @Override
  public String toString() {
    return spelling;
  }
}
