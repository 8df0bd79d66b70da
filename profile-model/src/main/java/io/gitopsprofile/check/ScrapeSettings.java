package io.gitopsprofile.check;

import io.gitopsprofile.model.InvalidValueException;
import io.gitopsprofile.model.PrometheusDuration;

/** The interval and timeout of Prometheus' scrapes. */
final class ScrapeSettings {

  private ScrapeSettings() {}

  /** Whether a timeout is longer than an interval; false if one of the two is not a duration. */
  static boolean isLonger(String timeout, String interval) {
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
