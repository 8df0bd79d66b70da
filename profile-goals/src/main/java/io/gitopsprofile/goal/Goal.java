package io.gitopsprofile.goal;

/** A goal with its options, ready to run. */
@FunctionalInterface
public interface Goal {

  /**
   * Runs the goal.
   *
   * @throws GoalFailure if it found something wrong, or could not read or write
   */
  void run() throws GoalFailure;
}
