package io.gitopsprofile.simulate;

import io.gitopsprofile.simulate.MetricAnswer.Source;
import java.util.ArrayList;
import java.util.List;

/** Metric that is measured at once: the ready pods share the load in equal parts. */
public final class SharedLoad implements MetricFeed {

  /** Seconds between two samples of CPU, and seconds that a sample covers. */
  private static final double RESOLUTION = 15;

  private final MetricAim aim;
  private final double idle;
  private final double sampleAfter;

  /**
   * Creates the metric.
   *
   * @param idle least value of a pod
   * @param sampleAfter seconds from ready to the first sample
   */
  public SharedLoad(MetricAim aim, double idle, double sampleAfter) {
    this.aim = aim;
    this.idle = idle;
    this.sampleAfter = sampleAfter;
  }

  @Override
  public void second(double now, double load, List<SimulatedPod> pods) {
    // The value is measured when it is asked for.
  }

  @Override
  public MetricAnswer answer(double now, double load, List<SimulatedPod> pods) {
    int ready = 0;
    for (SimulatedPod pod : pods) {
      ready += pod.ready(now) ? 1 : 0;
    }
    if (aim.source() == Source.OBJECT) {
      return aim.ofObject(now, load, ready);
    }
    double share = Math.max(idle, load / Math.max(1, ready));
    double sampled = Math.floor(now / RESOLUTION) * RESOLUTION;
    List<PodSample> samples = new ArrayList<>();
    for (SimulatedPod pod : pods) {
      boolean has = pod.ready(now) && pod.changed(now) + sampleAfter <= now;
      samples.add(aim.sample(pod, now, has ? share : null, sampled, RESOLUTION));
    }
    return aim.ofPods(now, samples);
  }
}
