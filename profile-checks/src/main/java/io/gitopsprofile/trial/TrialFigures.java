package io.gitopsprofile.trial;

import io.gitopsprofile.simulate.ScalingLimits;
import io.gitopsprofile.simulate.ScalingRules;
import io.gitopsprofile.simulate.ScalingRun;
import io.gitopsprofile.simulate.ScalingRun.Change;
import io.gitopsprofile.simulate.ScalingRun.Second;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Figures of a trial.
 *
 * @param mostPods greatest number of replicas
 * @param mostPending greatest number of pods that no node has room for
 * @param maximumAt second at which the replicas reach {@code maxReplicas}; null if they do not
 * @param shortage load at most that the pods do not take at their target while the replicas are
 *     {@code maxReplicas}; 0 if there is none
 * @param mostChanges changes of the replicas in ten minutes at most
 * @param turns changes from more pods to fewer, and from fewer to more
 * @param longestAbove seconds in one piece, at most, in which the ready pods are above the target
 * @param backAfter seconds from the end of the load until the smallest number of pods; null if the
 *     simulation ends before
 * @param firstPod seconds from the time at which the load is above the target until another pod is
 *     ready; null if this does not happen
 * @param excess load above the target until then, summed up over the seconds
 * @param podSeconds seconds of all pods together
 * @param seconds length of the trial
 */
public record TrialFigures(
    int mostPods,
    int mostPending,
    @Nullable Integer maximumAt,
    double shortage,
    int mostChanges,
    int turns,
    int longestAbove,
    @Nullable Integer backAfter,
    @Nullable Integer firstPod,
    double excess,
    long podSeconds,
    int seconds) {

  private static final int TEN_MINUTES = 600;

  /** Tells if the number of pods goes up and down again and again. */
  public boolean flaps() {
    return turns >= 3 && mostChanges >= 4;
  }

  static TrialFigures of(ScalingRun run, TriedMetric metric, TriedAutoscaler tried) {
    ScalingLimits limits = tried.limits();
    ScalingRules up = limits.up();
    double above = 1 + (up == null ? ScalingRules.TOLERANCE : up.tolerance());
    int mostPods = 0;
    int mostPending = 0;
    Integer maximumAt = null;
    double shortage = 0;
    int longest = 0;
    int current = 0;
    long podSeconds = 0;
    int lastLoad = 0;
    for (Second second : run.seconds()) {
      mostPods = Math.max(mostPods, second.replicas());
      mostPending = Math.max(mostPending, second.pending());
      podSeconds += second.replicas();
      boolean exceeds = second.load() > metric.capacity(second.ready()) * above;
      current = exceeds ? current + 1 : 0;
      longest = Math.max(longest, current);
      if (second.replicas() >= limits.maximum()) {
        maximumAt = maximumAt == null ? Integer.valueOf(second.time()) : maximumAt;
        shortage = Math.max(shortage, second.load() - metric.capacity(tried.mostRunning()));
      }
      if (second.load() > 0) {
        lastLoad = second.time();
      }
    }
    Start start = Start.of(run, metric, above);
    return new TrialFigures(
        mostPods,
        mostPending,
        maximumAt,
        shortage,
        mostChanges(run.changes()),
        turns(run.changes()),
        longest,
        backAfter(run, lastLoad, tried.minimum()),
        start.after,
        start.excess,
        podSeconds,
        run.seconds().size() - 1);
  }

  static int mostChanges(List<Change> changes) {
    int most = 0;
    int from = 0;
    for (int i = 0; i < changes.size(); i++) {
      while (changes.get(i).time() - changes.get(from).time() >= TEN_MINUTES) {
        from++;
      }
      most = Math.max(most, i - from + 1);
    }
    return most;
  }

  private static int turns(List<Change> changes) {
    int turns = 0;
    for (int i = 1; i < changes.size(); i++) {
      boolean up = changes.get(i).to() > changes.get(i).from();
      boolean before = changes.get(i - 1).to() > changes.get(i - 1).from();
      turns += up == before ? 0 : 1;
    }
    return turns;
  }

  private static @Nullable Integer backAfter(ScalingRun run, int lastLoad, int minimum) {
    for (Second second : run.seconds()) {
      if (second.time() > lastLoad && second.replicas() <= minimum) {
        return second.time() - lastLoad;
      }
    }
    return null;
  }

  /** Time until the first new pod helps. */
  private record Start(@Nullable Integer after, double excess) {

    static Start of(ScalingRun run, TriedMetric metric, double above) {
      int began = -1;
      int ready = 0;
      double excess = 0;
      for (Second second : run.seconds()) {
        double capacity = metric.capacity(second.ready());
        if (began < 0 && second.load() > capacity * above) {
          began = second.time();
          ready = second.ready();
        }
        if (began >= 0 && second.ready() > ready) {
          return new Start(second.time() - began, excess);
        }
        if (began >= 0) {
          excess += Math.max(0, second.load() - capacity);
        }
      }
      return new Start(null, excess);
    }
  }
}
