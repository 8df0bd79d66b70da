package io.gitopsprofile.model.workload.controller;

/** The kinds of object that a workload can be. */
public enum WorkloadType {
  /** Pods that are all alike. */
  DEPLOYMENT("Deployment"),
  /** Pods with a number, a name and volumes of their own. */
  STATEFUL_SET("StatefulSet"),
  /** One pod on each node. */
  DAEMON_SET("DaemonSet");

  private final String spelling;

  WorkloadType(String spelling) {
    this.spelling = spelling;
  }

  /** The word as YAML spells it. */
  @Override
  public String toString() {
    return spelling;
  }
}
