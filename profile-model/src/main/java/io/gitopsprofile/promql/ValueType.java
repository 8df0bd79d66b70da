package io.gitopsprofile.promql;

/** The type of an expression's value. */
public enum ValueType {
  /** One number, the same for all series. */
  SCALAR("scalar"),
  /** A text. */
  STRING("string"),
  /** One sample a series. */
  VECTOR("instant vector"),
  /** Many samples a series, as of {@code x[5m]}. */
  MATRIX("range vector");

  private final String title;

  ValueType(String title) {
    this.title = title;
  }

  /** The name in Prometheus' documentation and messages. */
  public String title() {
    return title;
  }
}
