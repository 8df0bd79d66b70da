package io.gitopsprofile.trial;

import io.gitopsprofile.adapter.AdapterAnalysis;
import io.gitopsprofile.fargate.FargateSize;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.Expectation;
import io.gitopsprofile.model.autoscaler.LoadTest;
import io.gitopsprofile.model.value.GoDuration;
import io.gitopsprofile.simulate.Activation;
import io.gitopsprofile.simulate.PodScheduler;
import io.gitopsprofile.simulate.ScalingLimits;
import io.gitopsprofile.simulate.ScalingRules;
import io.gitopsprofile.simulate.ScalingRun;
import io.gitopsprofile.simulate.Scenario;
import io.gitopsprofile.simulate.Simulation;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ProfileObjects;
import io.gitopsprofile.view.ProfileParts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Autoscaler of a profile with all that the simulation needs to know.
 *
 * @param autoscaler the autoscaler
 * @param metric metric that the load moves; null if the profile does not tell enough of one
 * @param limits settings that limit a decision
 * @param minimum smallest number of pods
 * @param startup seconds from the creation of a pod until the pod is ready
 * @param activation settings of KEDA for zero pods; null otherwise
 * @param size size of a pod on Fargate; null for other pods
 * @param room pods that the nodes hold if nothing else runs there; null if not known, and for
 *     Fargate
 * @param notes facts that are taken for granted, and metrics that are left out
 */
public record TriedAutoscaler(
    Located<Autoscaler> autoscaler,
    @Nullable TriedMetric metric,
    ScalingLimits limits,
    int minimum,
    int startup,
    @Nullable Activation activation,
    @Nullable FargateSize size,
    @Nullable Integer room,
    List<String> notes) {

  private static final int SYNC = 15;

  /** Seconds after the load: the stabilization of five minutes, and ten minutes to come down. */
  private static final int AFTER = 900;

  private static final int[] WINDOWS = {60, 120, 180, 300, 600, 900, 1800, 3600};

  /** Returns all autoscalers of a profile in its order. */
  public static List<TriedAutoscaler> all(
      ProfileParts parts, ProfileObjects objects, AdapterAnalysis adapter) {
    List<TriedAutoscaler> all = new ArrayList<>();
    for (Located<Autoscaler> autoscaler : parts.autoscalers()) {
      all.add(of(autoscaler, parts, objects, adapter));
    }
    return all;
  }

  /** Returns one autoscaler of a profile. */
  public static TriedAutoscaler of(
      Located<Autoscaler> autoscaler,
      ProfileParts parts,
      ProfileObjects objects,
      AdapterAnalysis adapter) {
    return new TrialSettings(autoscaler, parts, objects, adapter).autoscaler();
  }

  /** Load that the profile itself names: that of {@code expect}, else the load test; or null. */
  public @Nullable TrialLoad load() {
    Expectation expect = autoscaler.value().expect();
    if (expect != null && expect.load() != null) {
      return TrialLoad.of(expect.load());
    }
    LoadTest test = autoscaler.value().loadTest();
    return test != null && metric != null && metric.rate() ? TrialLoad.of(test) : null;
  }

  /**
   * Tries a load; null if the profile does not tell enough of the metric, or if the load asks for
   * too many pods for too long.
   */
  public @Nullable LoadTrial under(TrialLoad load) {
    TriedMetric moved = metric;
    if (moved == null) {
      return null;
    }
    ScalingRun run = run(moved, load, limits);
    if (!run.complete()) {
      return null;
    }
    TrialFigures figures = TrialFigures.of(run, moved, this);
    CalmerWindow calmer = figures.flaps() ? calmer(moved, load, figures) : null;
    return new LoadTrial(this, load, run, figures, calmer);
  }

  /** Finds the shortest window for scaling down that at least halves the changes. */
  private @Nullable CalmerWindow calmer(TriedMetric moved, TrialLoad load, TrialFigures figures) {
    ScalingRules up = limits.up();
    ScalingRules down = limits.down();
    for (int window : WINDOWS) {
      if (down != null && window <= down.window()) {
        continue;
      }
      ScalingRules longer =
          down == null
              ? TrialSettings.down(window)
              : new ScalingRules(window, down.select(), down.policies(), down.tolerance());
      ScalingLimits changed =
          new ScalingLimits(
              limits.minimum(),
              limits.maximum(),
              up == null ? TrialSettings.UP : up,
              longer,
              limits.minor());
      ScalingRun run = run(moved, load, changed);
      int changes = TrialFigures.mostChanges(run.changes());
      if (run.complete() && changes * 2 <= figures.mostChanges()) {
        return new CalmerWindow(window, changes);
      }
    }
    return null;
  }

  private ScalingRun run(TriedMetric moved, TrialLoad load, ScalingLimits set) {
    Activation keda = activation;
    int after = AFTER + (keda == null ? 0 : keda.cooldown());
    Scenario scenario =
        new Scenario(
            set, minimum, startup, load.end() + after, SYNC, SYNC, scheduler(), List.of(), keda);
    return new Simulation(scenario, load.curve(), List.of(moved.feed())).run();
  }

  private PodScheduler scheduler() {
    Integer held = room;
    return held == null ? PodScheduler.ROOM : (index, bound) -> bound < held;
  }

  /** Most pods that run: {@code maxReplicas}, or those that the nodes hold. */
  int mostRunning() {
    return room == null ? limits.maximum() : Math.min(room, limits.maximum());
  }

  /** Seconds of a duration, rounded up. */
  static int seconds(GoDuration duration) {
    return (int) Math.min(Integer.MAX_VALUE, (duration.toDuration().toMillis() + 999) / 1000);
  }
}
