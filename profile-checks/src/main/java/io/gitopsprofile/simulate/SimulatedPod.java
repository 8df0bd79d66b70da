package io.gitopsprofile.simulate;

/** Pod of a simulated workload. */
public final class SimulatedPod {

  private final int index;
  private final double created;
  private final boolean pending;
  private double readyFrom;
  private double unreadyFrom = Double.POSITIVE_INFINITY;

  SimulatedPod(int index, double created, boolean pending, double readyFrom) {
    this.index = index;
    this.created = created;
    this.pending = pending;
    this.readyFrom = readyFrom;
  }

  /** Index of the pod in the order of creation. */
  public int index() {
    return index;
  }

  /** Time at which the pod was created, in seconds. */
  public double created() {
    return created;
  }

  /** True if no node has room for the pod. */
  public boolean pending() {
    return pending;
  }

  /** True if the pod is ready at a time. */
  public boolean ready(double now) {
    return !pending && readyFrom <= now && now < unreadyFrom;
  }

  /** Time of the last change of the condition Ready. */
  public double changed(double now) {
    if (now >= unreadyFrom) {
      return unreadyFrom;
    }
    return ready(now) ? readyFrom : created;
  }

  void makeReady(double now) {
    readyFrom = now;
    unreadyFrom = Double.POSITIVE_INFINITY;
  }

  void makeUnready(double now) {
    unreadyFrom = now;
  }
}
