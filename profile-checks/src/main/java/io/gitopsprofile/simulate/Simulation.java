package io.gitopsprofile.simulate;

import io.gitopsprofile.simulate.ScalingRun.Change;
import io.gitopsprofile.simulate.ScalingRun.Second;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Simulation of a workload, its autoscaler and the way of its metrics, one second a step. A
 * simulation neither reads a clock nor uses random numbers.
 */
public final class Simulation {

  /**
   * Pods that a simulation looks at, at most: a day of 100 pods, some seconds of work. A profile of
   * somebody else may ask for more.
   */
  private static final long MOST_LOOKS = 20_000_000;

  /** Looks that a new pod counts as, because it takes memory. */
  private static final int ADDED = 200;

  private final Scenario scenario;
  private final LoadCurve load;
  private final List<MetricFeed> feeds;
  private final ScalingController controller = new ScalingController();
  private final List<SimulatedPod> pods = new ArrayList<>();
  private final List<Second> seconds = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();
  private int created;
  private int replicas;
  private int minimum;
  private int maximum;
  private int nextAction;
  private double active;
  private @Nullable Double read;
  private int pending;
  private long looks;

  /**
   * Prepares a simulation.
   *
   * @param feeds one feed a metric of the autoscaler; they are used up by one run
   */
  public Simulation(Scenario scenario, LoadCurve load, List<MetricFeed> feeds) {
    this.scenario = scenario;
    this.load = load;
    this.feeds = feeds;
    this.replicas = scenario.replicas();
    this.minimum = scenario.limits().minimum();
    this.maximum = scenario.limits().maximum();
  }

  /** Runs the simulation once. */
  public ScalingRun run() {
    for (int i = 0; i < replicas && looks <= MOST_LOOKS; i++) {
      add(-scenario.startup());
    }
    double sync = scenario.firstSync();
    Activation activation = scenario.activation();
    for (int now = 0; now <= scenario.seconds() && looks <= MOST_LOOKS; now++) {
      act(now);
      looks += 1 + pods.size();
      double current = load.at(now);
      for (MetricFeed feed : feeds) {
        feed.second(now, current, pods);
      }
      seconds.add(new Second(now, current, replicas, ready(now), pending, read));
      if (activation != null && now % activation.polling() == 0) {
        poll(now, current, activation);
      }
      while (sync < now + 1) {
        act(sync);
        decide(sync);
        sync += scenario.syncInterval();
      }
    }
    return new ScalingRun(seconds, changes, looks <= MOST_LOOKS);
  }

  private void decide(double now) {
    double current = load.at(now);
    List<MetricAnswer> answers = new ArrayList<>();
    for (MetricFeed feed : feeds) {
      answers.add(feed.answer(now, current, pods));
    }
    Double milli = answers.isEmpty() ? null : total(answers.get(0));
    read = milli == null ? null : Double.valueOf(milli / 1000);
    ScalingLimits set = scenario.limits();
    ScalingLimits limits = new ScalingLimits(minimum, maximum, set.up(), set.down(), set.minor());
    scale(now, controller.sync(now, replicas, pods.size(), limits, answers));
  }

  /** Sum of an answer in thousandths; null if the metric is lost. */
  private static @Nullable Double total(MetricAnswer answer) {
    if (answer.lost()) {
      return null;
    }
    Long whole = answer.total();
    if (whole != null) {
      return whole.doubleValue();
    }
    double sum = 0;
    boolean any = false;
    for (PodSample pod : answer.pods()) {
      Long milli = pod.milli();
      if (milli != null) {
        sum += milli;
        any = true;
      }
    }
    return any ? sum : null;
  }

  /** KEDA starts the first pods of an active workload, and removes the last ones of an idle one. */
  private void poll(double now, double current, Activation activation) {
    boolean above = false;
    for (MetricFeed feed : feeds) {
      Double total = total(feed.answer(now, current, pods));
      above |= total != null && total > activation.threshold();
    }
    if (above) {
      active = now;
      if (replicas == 0) {
        scale(now, Math.max(1, minimum));
      }
    } else if (replicas > 0 && now - active >= activation.cooldown()) {
      scale(now, 0);
    }
  }

  private void scale(double now, int wanted) {
    if (wanted != replicas) {
      changes.add(new Change(now, replicas, wanted));
      replicas = wanted;
    }
    reconcile(now);
  }

  private void act(double now) {
    List<PodAction> actions = scenario.actions();
    while (nextAction < actions.size() && actions.get(nextAction).time() <= now) {
      PodAction action = actions.get(nextAction++);
      switch (action.kind()) {
        case REPLICAS -> scale(action.time(), action.value());
        case MAXIMUM -> maximum = action.value();
        case MINIMUM -> minimum = action.value();
        case READY, UNREADY, FAILED, DELETE -> change(action);
      }
    }
  }

  private void change(PodAction action) {
    for (int i = 0; i < pods.size(); i++) {
      SimulatedPod pod = pods.get(i);
      if (pod.index() == action.value()) {
        if (action.kind() == PodAction.Kind.READY) {
          pod.makeReady(action.time());
        } else if (action.kind() == PodAction.Kind.UNREADY) {
          pod.makeUnready(action.time());
        } else {
          remove(i);
          reconcile(action.time());
        }
        return;
      }
    }
  }

  /** Creates or removes pods, as the ReplicaSet does. */
  private void reconcile(double now) {
    while (pods.size() < replicas && looks <= MOST_LOOKS) {
      add(now);
    }
    while (pods.size() > replicas && looks <= MOST_LOOKS) {
      looks += pods.size();
      remove(last(now));
    }
  }

  private void add(double now) {
    looks += ADDED;
    boolean binds = scenario.scheduler().binds(created, pods.size() - pending);
    pending += binds ? 0 : 1;
    pods.add(new SimulatedPod(created, now, !binds, now + scenario.startup()));
    created++;
  }

  private void remove(int index) {
    pending -= pods.remove(index).pending() ? 1 : 0;
  }

  /** Index of the pod that is removed first: one that is pending, not ready, or ready last. */
  private int last(double now) {
    int chosen = 0;
    for (int i = 1; i < pods.size(); i++) {
      if (order(pods.get(i), now) >= order(pods.get(chosen), now)) {
        chosen = i;
      }
    }
    return chosen;
  }

  private static double order(SimulatedPod pod, double now) {
    if (pod.pending()) {
      return Double.POSITIVE_INFINITY;
    }
    return pod.ready(now) ? pod.changed(now) : Double.MAX_VALUE;
  }

  private int ready(double now) {
    int ready = 0;
    for (SimulatedPod pod : pods) {
      ready += pod.ready(now) ? 1 : 0;
    }
    return ready;
  }
}
