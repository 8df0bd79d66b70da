package io.gitopsprofile.model.image;

/** The format of the key that signs commits. */
public enum SigningKeyType {
  /** An OpenPGP key in {@code git.asc} of the Secret. */
  GPG("gpg"),
  /** An SSH key in {@code identity} of the Secret. */
  SSH("ssh");

  private final String spelling;

  SigningKeyType(String spelling) {
    this.spelling = spelling;
  }

  /** The word as YAML spells it. */
  @Override
  public String toString() {
    return spelling;
  }
}
