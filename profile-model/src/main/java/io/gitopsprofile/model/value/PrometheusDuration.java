package io.gitopsprofile.model.value;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A duration as Prometheus writes it: {@code 1m}, {@code 90s}, {@code 1h30m}, {@code 15d}. No
 * fractions. The text is kept as it was written. (Grammar: the Prometheus documentation, "Querying
 * basics", time durations.)
 *
 * @param text the duration; units ms, s, m, h, d, w and y, the larger ones first; at most 292 years
 */
public record PrometheusDuration(String text) {

  private static final Pattern SYNTAX =
      Pattern.compile(
          "(?=.)([0-9]{1,6}y)?([0-9]{1,6}w)?([0-9]{1,6}d)?([0-9]{1,6}h)?([0-9]{1,6}m)?"
              + "([0-9]{1,6}s)?([0-9]{1,9}ms)?");
  private static final long[] MILLIS = {
    31_536_000_000L, 604_800_000L, 86_400_000L, 3_600_000L, 60_000L, 1_000L, 1L
  };

  /** Prometheus counts nanoseconds in 64 bits. */
  private static final long LONGEST = Long.MAX_VALUE / 1_000_000;

  /** Refuses text that Prometheus would not parse. */
  public PrometheusDuration {
    requireNonNull(text, "text");
    Matcher parts = SYNTAX.matcher(text);
    if (text.length() > Limits.NUMBER || !parts.matches() || millis(parts) > LONGEST) {
      throw new InvalidValueException(
          Syntax.quoted(text) + " is not a Prometheus duration", "write it as 30s, 1m or 1h30m");
    }
  }

  /** Parses a text such as {@code 1m}. */
  public static PrometheusDuration of(String text) {
    return new PrometheusDuration(text);
  }

  /** Returns the length of time; a year has 365 days. */
  public Duration toDuration() {
    Matcher parts = SYNTAX.matcher(text);
    return Duration.ofMillis(parts.matches() ? millis(parts) : 0);
  }

  private static long millis(Matcher parts) {
    long sum = 0;
    for (int i = 0; i < MILLIS.length; i++) {
      String part = parts.group(i + 1);
      if (part != null) {
        sum +=
            Long.parseLong(part.substring(0, part.length() - (part.endsWith("ms") ? 2 : 1)))
                * MILLIS[i];
      }
    }
    return sum;
  }

  @Override
  public String toString() {
    return text;
  }
}
