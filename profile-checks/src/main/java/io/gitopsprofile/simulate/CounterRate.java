package io.gitopsprofile.simulate;

import java.util.ArrayDeque;

/**
 * Counter of one pod with its scraped samples, and its rate as Prometheus computes it. (Source:
 * Prometheus 2.42, promql/functions.go, extrapolatedRate.)
 */
final class CounterRate {

  private record Sample(double time, double value) {}

  private final ArrayDeque<Sample> samples = new ArrayDeque<>();
  private double value;

  void count(double events) {
    value += events;
  }

  /** Keeps the counter as a sample, and forgets the samples before a time. */
  void scrape(double now, double forget) {
    samples.addLast(new Sample(now, value));
    while (samples.getFirst().time < forget) {
      samples.removeFirst();
    }
  }

  boolean isOlderThan(double time) {
    return samples.isEmpty() || samples.getLast().time < time;
  }

  /** Returns the rate a second over a window; not a number with less than two samples. */
  double rate(double now, double window) {
    Sample first = null;
    Sample last = null;
    int count = 0;
    for (Sample sample : samples) {
      if (sample.time >= now - window && sample.time <= now) {
        first = first == null ? sample : first;
        last = sample;
        count++;
      }
    }
    if (first == null || last == null || count < 2) {
      return Double.NaN;
    }
    double increase = last.value - first.value;
    double sampled = last.time - first.time;
    double average = sampled / (count - 1);
    double toStart = first.time - (now - window);
    double toEnd = now - last.time;
    if (increase > 0) {
      toStart = Math.min(toStart, sampled * (first.value / increase));
    }
    double extrapolated = sampled;
    extrapolated += toStart < average * 1.1 ? toStart : average / 2;
    extrapolated += toEnd < average * 1.1 ? toEnd : average / 2;
    return increase * (extrapolated / sampled) / window;
  }
}
