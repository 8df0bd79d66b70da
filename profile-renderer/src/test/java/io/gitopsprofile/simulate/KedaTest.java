package io.gitopsprofile.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.simulate.MetricAnswer.Source;
import io.gitopsprofile.simulate.MetricAnswer.Target;
import io.gitopsprofile.simulate.ScalingRun.Change;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * KEDA around the controller: a workload without pods starts at the first polling at which the
 * metric is above the threshold, and loses its last pods at the first polling at which the metric
 * was not above it for the cool-down. (Source: KEDA, pkg/scaling/executor/scale_scaledobjects.go;
 * pkg/scalers/prometheus_scaler.go, isActive.)
 */
class KedaTest {

  private static final int LOAD = 5;

  /** A metric of one value, ten for each pod. */
  private static ScalingRun run(Activation activation, int start, int end, int minimum) {
    MetricAim aim = new MetricAim(Source.OBJECT, Target.AVERAGE_VALUE, 10_000, 1000, 0);
    Scenario scenario =
        new Scenario(
            new ScalingLimits(Math.max(1, minimum), 10, null, null, 31),
            minimum,
            0,
            2000,
            15,
            15,
            PodScheduler.ROOM,
            List.of(),
            activation);
    LoadCurve load = seconds -> seconds >= start && seconds < end ? LOAD : 0;
    return new Simulation(scenario, load, List.of(new SharedLoad(aim, 0, 0))).run();
  }

  @ParameterizedTest
  @CsvSource({
    "30, 300, 45, 360,   60,  630", // Polled at 60; last active at 330, and 300 s later idle.
    "30, 300, 60, 360,   60,  630",
    "30, 300, 61, 360,   90,  630",
    "10,  60, 45, 360,   50,  410",
    "10,  60, 45, 361,   50,  420", // The polling at 360 still sees the load.
    "45, 100, 46, 200,   90,  315", // Polled at 180, and at 280 not; the next one is at 315.
    "30,   0, 45, 360,   60,  360",
    "60, 300, 61, 119,    0,    0", // Between two pollings.
  })
  void startsAndStopsAtPolling(
      int polling, int cooldown, int start, int end, int started, int stopped) {
    List<Change> changes = run(new Activation(polling, cooldown, 0), start, end, 0).changes();

    if (started == 0) {
      assertThat(changes).isEmpty();
    } else {
      assertThat(changes).containsExactly(new Change(started, 0, 1), new Change(stopped, 1, 0));
    }
  }

  @ParameterizedTest
  @CsvSource({"4999, 2", "5000, 0", "5001, 0"})
  void isActiveAboveThreshold(long threshold, int changes) {
    assertThat(run(new Activation(30, 300, threshold), 45, 360, 0).changes()).hasSize(changes);
  }

  @Test
  void leavesSmallestNumberToController() {
    assertThat(run(null, 45, 360, 1).changes()).isEmpty();
  }
}
