package io.gitopsprofile.model;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A duration as Go, and so Flux, writes it: {@code 300s}, {@code 5m}, {@code 1h30m}, {@code 500ms}.
 * The text is kept as it was written.
 *
 * @param text the duration; units ms, s, m and h
 */
public record GoDuration(String text) {

  private static final Pattern SYNTAX = Pattern.compile("([0-9]{1,9}(\\.[0-9]{1,9})?(ms|s|m|h))+");
  private static final Pattern PART = Pattern.compile("([0-9.]+)(ms|s|m|h)");

  /** Refuses text that is not a duration. */
  public GoDuration {
    if (!SYNTAX.matcher(text).matches()) {
      throw new InvalidValueException(
          Syntax.quoted(text) + " is not a duration", "write it as 30s, 5m or 1h30m");
    }
  }

  /** The duration of a text such as {@code 5m}. */
  public static GoDuration of(String text) {
    return new GoDuration(text);
  }

  /** The time it stands for. */
  public Duration toDuration() {
    Duration sum = Duration.ZERO;
    Matcher part = PART.matcher(text);
    while (part.find()) {
      sum = sum.plusNanos(Math.round(Double.parseDouble(part.group(1)) * nanos(part.group(2))));
    }
    return sum;
  }

  private static double nanos(String unit) {
    return switch (unit) {
      case "ms" -> 1e6;
      case "s" -> 1e9;
      case "m" -> 60e9;
      default -> 3600e9;
    };
  }

  @Override
  public String toString() {
    return text;
  }
}
