package io.gitopsprofile.model.workload.controller;

/** The fate of the volumes of a StatefulSet. */
public enum ClaimRetentionPolicy {
  /** The volumes stay. */
  RETAIN("Retain"),
  /** The volumes are deleted. */
  DELETE("Delete");

  private final String spelling;

  ClaimRetentionPolicy(String spelling) {
    this.spelling = spelling;
  }

  /** The word as YAML spells it. */
  @Override
  public String toString() {
    return spelling;
  }
}
