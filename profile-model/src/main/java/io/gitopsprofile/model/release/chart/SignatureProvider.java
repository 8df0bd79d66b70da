package io.gitopsprofile.model.release.chart;

/** The tool that signed a chart or artifact. */
public enum SignatureProvider {
  /** Cosign, with or without keys. */
  COSIGN("cosign"),
  /** Notation, with the keys of a Secret. */
  NOTATION("notation");

  private final String spelling;

  SignatureProvider(String spelling) {
    this.spelling = spelling;
  }

  /** The word as YAML spells it. */
  @Override
  public String toString() {
    return spelling;
  }
}
