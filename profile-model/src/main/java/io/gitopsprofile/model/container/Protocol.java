package io.gitopsprofile.model.container;

/** The protocol of a port. */
public enum Protocol {
  /** TCP. */
  TCP("TCP"),
  /** UDP. */
  UDP("UDP"),
  /** SCTP. */
  SCTP("SCTP");

  private final String spelling;

  Protocol(String spelling) {
    this.spelling = spelling;
  }

  /** The word as YAML spells it. */
  @Override
  public String toString() {
    return spelling;
  }
}
