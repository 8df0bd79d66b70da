package io.gitopsprofile.model.workload;

/** The kind of address at which a Service is reached. */
public enum ServiceType {
  /** Reachable only inside the cluster. */
  CLUSTER_IP("ClusterIP"),
  /** Reachable at a port of every node. */
  NODE_PORT("NodePort"),
  /** Reachable through the cloud's load balancer. */
  LOAD_BALANCER("LoadBalancer");

  private final String spelling;

  ServiceType(String spelling) {
    this.spelling = spelling;
  }

  /** The word as YAML spells it. */
  @Override
  public String toString() {
    return spelling;
  }
}
