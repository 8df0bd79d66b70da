package io.gitopsprofile.model.workload.controller;

/** The order in which a StatefulSet creates and deletes its pods. */
public enum PodManagementPolicy {
  /** One pod at a time, each when the one before is ready. */
  ORDERED_READY("OrderedReady"),
  /** All pods at once. */
  PARALLEL("Parallel");

  private final String spelling;

  PodManagementPolicy(String spelling) {
    this.spelling = spelling;
  }

  /** The word as YAML spells it. */
  @Override
  public String toString() {
    return spelling;
  }
}
