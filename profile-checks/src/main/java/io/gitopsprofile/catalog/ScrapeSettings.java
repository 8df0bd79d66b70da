package io.gitopsprofile.catalog;

import io.gitopsprofile.model.value.InvalidValueException;
import io.gitopsprofile.model.value.PrometheusDuration;

/** The interval and timeout of Prometheus' scrapes. */
public final class ScrapeSettings {

  private ScrapeSettings() {}

  /** Returns true if a timeout is longer than an interval; false if either is not a duration. */
  public static boolean isLonger(String timeout, String interval) {
    try {
      return PrometheusDuration.of(timeout)
              .toDuration()
              .compareTo(PrometheusDuration.of(interval).toDuration())
          > 0;
    } catch (InvalidValueException notADuration) {
      return false;
    }
  }
}
