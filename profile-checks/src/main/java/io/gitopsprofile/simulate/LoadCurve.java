package io.gitopsprofile.simulate;

/** Load of a workload over time, in the unit of its metric: requests a second, cores or bytes. */
@FunctionalInterface
public interface LoadCurve {

  /** Returns the load of all pods together at a time in seconds. */
  double at(double seconds);
}
