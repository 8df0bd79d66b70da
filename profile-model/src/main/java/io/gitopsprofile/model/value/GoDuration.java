package io.gitopsprofile.model.value;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A duration as Go, and so Flux, writes it: {@code 300s}, {@code 5m}, {@code 1h30m}, {@code 500ms}.
 * The text is kept as it was written.
 *
 * @param text the duration; units ms, s, m and h; at most 292 years, as in Go
 */
public record GoDuration(String text) {

  private static final Pattern SYNTAX = Pattern.compile("([0-9]{1,9}(\\.[0-9]{1,9})?(ms|s|m|h))+");
  private static final Pattern PART = Pattern.compile("([0-9.]+)(ms|s|m|h)");

  /** Refuses text that is not a duration. */
  public GoDuration {
    requireNonNull(text, "text");
    if (text.length() > Limits.NUMBER || !SYNTAX.matcher(text).matches() || overflows(text)) {
      throw new InvalidValueException(
          Syntax.quoted(text) + " is not a duration", "write it as 30s, 5m or 1h30m");
    }
  }

  /** Parses a text such as {@code 5m}. */
  public static GoDuration of(String text) {
    return new GoDuration(text);
  }

  /** Returns the length of time. */
  public Duration toDuration() {
    return Duration.ofNanos(nanos(text).longValue());
  }

  /** Go counts nanoseconds in 64 bits: about 292 years. */
  private static boolean overflows(String text) {
    return nanos(text).compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0;
  }

  private static BigDecimal nanos(String text) {
    BigDecimal sum = BigDecimal.ZERO;
    Matcher part = PART.matcher(text);
    while (part.find()) {
      sum = sum.add(new BigDecimal(part.group(1)).multiply(unit(part.group(2))));
    }
    return sum;
  }

  private static BigDecimal unit(String unit) {
    return BigDecimal.valueOf(
        switch (unit) {
          case "ms" -> 1_000_000L;
          case "s" -> 1_000_000_000L;
          case "m" -> 60_000_000_000L;
          default -> 3_600_000_000_000L;
        });
  }

  @Override
  public String toString() {
    return text;
  }
}
