package io.gitopsprofile.model.sync;

/** A tool that encrypts Secrets. */
public enum DecryptionProvider {
  /** SOPS. */
  SOPS("sops");

  private final String spelling;

  DecryptionProvider(String spelling) {
    this.spelling = spelling;
  }

  /** The word as YAML spells it. */
  @Override
  public String toString() {
    return spelling;
  }
}
