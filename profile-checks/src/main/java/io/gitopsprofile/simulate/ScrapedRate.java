package io.gitopsprofile.simulate;

import io.gitopsprofile.simulate.MetricAnswer.Source;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rate of a counter that each pod exports, Prometheus scrapes, and the adapter or KEDA queries.
 *
 * <p>A metric of pods has one value for each pod that exists. A metric of one object is the sum
 * over all series of the window, those of deleted pods included, as KEDA's query reads it.
 */
public final class ScrapedRate implements MetricFeed {

  private final MetricAim aim;
  private final Path path;
  private final Map<Integer, CounterRate> counters = new LinkedHashMap<>();
  private double known = Double.POSITIVE_INFINITY;

  /**
   * Settings of the way from a counter to the autoscaler.
   *
   * @param scrape seconds between two scrapes
   * @param window seconds of the rate
   * @param relist seconds between two lists of the series; 0 for a reader that does not list
   * @param idle events a second that each pod counts without load, such as probes
   * @param warm true if the first pods ran long before
   */
  public record Path(int scrape, int window, int relist, double idle, boolean warm) {}

  /** Creates the metric. */
  public ScrapedRate(MetricAim aim, Path path) {
    this.aim = aim;
    this.path = path;
  }

  @Override
  public void second(double now, double load, List<SimulatedPod> pods) {
    int ready = 0;
    for (SimulatedPod pod : pods) {
      ready += pod.ready(now) ? 1 : 0;
    }
    boolean first = counters.isEmpty() && known == Double.POSITIVE_INFINITY;
    for (SimulatedPod pod : pods) {
      if (!pod.ready(now)) {
        continue;
      }
      double rate = path.idle() + load / ready;
      CounterRate counter = counters.get(pod.index());
      if (counter == null) {
        counter = new CounterRate();
        counters.put(pod.index(), counter);
        if (first && path.warm()) {
          history(counter, pod, now, rate);
        }
      }
      if (scrapes(pod, now)) {
        counter.scrape(now, now - path.window() - path.scrape());
        known = Math.min(known, now);
      }
      counter.count(rate);
    }
    forget(now);
  }

  private void history(CounterRate counter, SimulatedPod pod, double now, double rate) {
    int start = path.window() + path.scrape();
    counter.count(rate * path.window());
    for (double before = now - start; before < now; before++) {
      if (scrapes(pod, before)) {
        counter.scrape(before, Double.NEGATIVE_INFINITY);
      }
      counter.count(rate);
    }
    known = Double.NEGATIVE_INFINITY;
  }

  /** Prometheus spreads the targets over the interval. */
  private boolean scrapes(SimulatedPod pod, double now) {
    long second = (long) Math.floor(now);
    return Math.floorMod(second - 3L * pod.index(), (long) path.scrape()) == 0;
  }

  private void forget(double now) {
    Iterator<CounterRate> all = counters.values().iterator();
    while (all.hasNext()) {
      CounterRate counter = all.next();
      if (counter.isOlderThan(now - path.window() - 2.0 * path.scrape())
          && !counter.isOlderThan(Double.NEGATIVE_INFINITY)) {
        all.remove();
      }
    }
  }

  @Override
  public MetricAnswer answer(double now, double load, List<SimulatedPod> pods) {
    double listed = path.relist() == 0 ? known : listed();
    if (now < listed) {
      return aim.lost(now);
    }
    if (aim.source() == Source.OBJECT) {
      return ofAll(now, pods);
    }
    List<PodSample> samples = new ArrayList<>();
    for (SimulatedPod pod : pods) {
      CounterRate counter = counters.get(pod.index());
      double rate = counter == null ? Double.NaN : counter.rate(now, path.window());
      samples.add(aim.sample(pod, now, Double.isNaN(rate) ? null : rate, now, path.window()));
    }
    return aim.ofPods(now, samples);
  }

  /** Time of the first list that has the series; lists are made at multiples of the interval. */
  private double listed() {
    return Double.isInfinite(known) ? known : Math.ceil(known / path.relist()) * path.relist();
  }

  private MetricAnswer ofAll(double now, List<SimulatedPod> pods) {
    double sum = 0;
    for (CounterRate counter : counters.values()) {
      double rate = counter.rate(now, path.window());
      sum += Double.isNaN(rate) ? 0 : rate;
    }
    int ready = 0;
    for (SimulatedPod pod : pods) {
      ready += pod.ready(now) ? 1 : 0;
    }
    return aim.ofObject(now, sum, ready);
  }
}
