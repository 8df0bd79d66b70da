package io.gitopsprofile.model.workload.controller;

/** The ways in which nodes mount a volume. */
public enum AccessMode {
  /** One node reads and writes. */
  READ_WRITE_ONCE("ReadWriteOnce"),
  /** Several nodes read. */
  READ_ONLY_MANY("ReadOnlyMany"),
  /** Several nodes read and write. */
  READ_WRITE_MANY("ReadWriteMany"),
  /** One pod reads and writes. */
  READ_WRITE_ONCE_POD("ReadWriteOncePod");

  private final String spelling;

  AccessMode(String spelling) {
    this.spelling = spelling;
  }

  /** The word as YAML spells it. */
  @Override
  public String toString() {
    return spelling;
  }
}
