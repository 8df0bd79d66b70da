package io.gitopsprofile.trial;

import io.gitopsprofile.model.autoscaler.LoadTest;
import io.gitopsprofile.model.load.LoadShape;
import io.gitopsprofile.model.load.LoadTable;
import io.gitopsprofile.simulate.LoadCurve;

/**
 * Load of a trial.
 *
 * @param text load as a user wrote it, or as a load test sets it
 * @param curve load over time
 * @param end second after the last one with a load
 */
public record TrialLoad(String text, LoadCurve curve, int end) {

  private static final int START = 60;

  /** Returns the load of a shape. */
  public static TrialLoad of(LoadShape shape) {
    LoadShape.Parts parts = shape.parts();
    return new TrialLoad(shape.text(), parts::at, (int) Math.ceil(parts.end()));
  }

  /** Returns the load of a load test, which starts after one minute. */
  public static TrialLoad of(LoadTest test) {
    double seconds = test.duration().toDuration().toMillis() / 1000.0;
    int end = START + (int) Math.ceil(Math.max(1, Math.min(seconds, LoadShape.LONGEST - START)));
    long rate = (long) test.workers() * test.ratePerWorker();
    return of(LoadShape.of("step:" + rate + "@" + START + ".." + end));
  }

  /** Returns the load of a table, which holds each value until the next row. */
  public static TrialLoad of(LoadTable table) {
    return new TrialLoad("csv:" + table.name(), table::at, table.end());
  }
}
