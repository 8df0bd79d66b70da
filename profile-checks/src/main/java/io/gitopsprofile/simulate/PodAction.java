package io.gitopsprofile.simulate;

/**
 * Change by hand, or by a fault, at a time.
 *
 * @param time time in seconds
 * @param kind kind of the change
 * @param value index of the pod in the order of creation, or the new number of {@code REPLICAS},
 *     {@code MAXIMUM} and {@code MINIMUM}
 */
public record PodAction(double time, Kind kind, int value) {

  /** Kind of a change. */
  public enum Kind {
    /** The pod becomes ready. */
    READY,
    /** The pod is not ready until it becomes ready by another change. */
    UNREADY,
    /** The pod fails; its ReplicaSet creates another one. */
    FAILED,
    /** The pod is deleted; its ReplicaSet creates another one. */
    DELETE,
    /** The replicas of the workload are set. */
    REPLICAS,
    /** {@code maxReplicas} is set. */
    MAXIMUM,
    /** {@code minReplicas} is set. */
    MINIMUM
  }
}
