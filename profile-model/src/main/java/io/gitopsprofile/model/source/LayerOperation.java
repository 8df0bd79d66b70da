package io.gitopsprofile.model.source;

/** The use that Flux v2 makes of the layer of an OCI artifact. */
public enum LayerOperation {
  /** The layer is unpacked. */
  EXTRACT("extract"),
  /** The layer is kept as it is. */
  COPY("copy");

  private final String spelling;

  LayerOperation(String spelling) {
    this.spelling = spelling;
  }

  /** The word as YAML spells it. */
  @Override
  public String toString() {
    return spelling;
  }
}
