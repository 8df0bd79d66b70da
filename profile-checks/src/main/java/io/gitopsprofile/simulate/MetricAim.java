package io.gitopsprofile.simulate;

import io.gitopsprofile.simulate.MetricAnswer.Source;
import io.gitopsprofile.simulate.MetricAnswer.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Metric of an autoscaler with its target.
 *
 * @param source part of the API that answers
 * @param target form of the target
 * @param value target in thousandths; for a utilization, percent
 * @param unit thousandths of the metric in one unit of the load
 * @param request sum of the containers' requests, in thousandths; 0 unless the target is a
 *     utilization
 */
public record MetricAim(Source source, Target target, long value, double unit, long request) {

  /** Returns an answer with one sample a pod. */
  public MetricAnswer ofPods(double now, List<PodSample> samples) {
    return new MetricAnswer(source, target, value, samples, null, 0, false, now);
  }

  /** Returns an answer with one value. */
  public MetricAnswer ofObject(double now, double total, int ready) {
    return new MetricAnswer(source, target, value, List.of(), milli(total), ready, false, now);
  }

  /** Returns the answer of a metrics API that fails. */
  public MetricAnswer lost(double now) {
    return new MetricAnswer(source, target, value, List.of(), null, 0, true, now);
  }

  /** Returns the sample of a pod; a null value is a pod without a sample. */
  public PodSample sample(
      SimulatedPod pod, double now, @Nullable Double value, double sampled, double window) {
    return new PodSample(
        pod.pending(),
        pod.ready(now),
        pod.created(),
        pod.changed(now),
        value == null ? null : milli(value),
        sampled,
        window,
        request);
  }

  /** Load that one pod takes at the target. */
  public double perPod() {
    return target == Target.UTILIZATION ? request * value / 100.0 / unit : value / unit;
  }

  private long milli(double value) {
    return Math.round(value * unit);
  }
}
