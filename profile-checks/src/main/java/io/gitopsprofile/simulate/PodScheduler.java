package io.gitopsprofile.simulate;

/** Decision whether a new pod gets a node. */
@FunctionalInterface
public interface PodScheduler {

  /** Scheduler that has room for every pod. */
  PodScheduler ROOM = (index, bound) -> true;

  /**
   * Returns true if the pod runs; false if the pod stays Pending.
   *
   * @param index index of the pod in the order of creation
   * @param bound pods that run
   */
  boolean binds(int index, int bound);
}
