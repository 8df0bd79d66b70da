package io.gitopsprofile.catalog;

import io.gitopsprofile.model.value.InvalidValueException;
import io.gitopsprofile.model.value.PrometheusDuration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of a chart for the interval and timeout of Prometheus' scrapes.
 *
 * @param path the place of both in its values
 * @param intervalKey the key of the interval there
 * @param timeoutKey the key of the timeout there
 * @param interval the chart's own interval
 * @param timeout the chart's own timeout; null if it is never longer than the interval
 */
public record ScrapeSettings(
    List<String> path,
    String intervalKey,
    String timeoutKey,
    String interval,
    @Nullable String timeout) {

  /** Returns the path of one of the two values. */
  public String[] key(String name) {
    String[] keys = path.toArray(new String[path.size() + 1]);
    keys[path.size()] = name;
    return keys;
  }

  /** True if a timeout is longer than an interval; false if one of the two is not a duration. */
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
