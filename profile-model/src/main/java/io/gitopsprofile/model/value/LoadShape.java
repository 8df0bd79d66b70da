package io.gitopsprofile.model.value;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A load over time: a shape with its values, and its first and last second. Before and after, the
 * load is 0.
 *
 * <pre>
 * step:25@60..360          25 from 60 s to 360 s
 * ramp:0-100@60..600       rises from 0 to 100
 * spike:200@60..120        rises to 200 in the middle, and falls
 * sine:10-50/300@0..3600   between 10 and 50, once in 300 s
 * </pre>
 *
 * @param text the shape; values are quantities such as {@code 25}, {@code 2500m} or {@code 64Mi},
 *     times are seconds or durations such as {@code 10m}; at most a day
 */
public record LoadShape(String text) {

  /** The longest load, in seconds. */
  public static final int LONGEST = 86_400;

  private static final String FIX =
      "write step:25@60..360, ramp:0-100@60..600, spike:200@60..120 or sine:10-50/300@0..3600";

  /** Refuses text that is not a load. */
  public LoadShape {
    requireNonNull(text, "text");
    parse(text);
  }

  /** Parses a text such as {@code step:25@60..360}. */
  public static LoadShape of(String text) {
    return new LoadShape(text);
  }

  /** Returns the parts of the shape. */
  public Parts parts() {
    return parse(text);
  }

  /**
   * The parts of a load.
   *
   * @param kind the word before the colon
   * @param low the first value, or the lowest
   * @param high the last value, or the highest
   * @param period the seconds of one turn of a sine
   * @param start the first second
   * @param end the second after the last
   */
  public record Parts(
      String kind, double low, double high, double period, double start, double end) {

    /** Returns the load at a time in seconds. */
    public double at(double seconds) {
      if (seconds < start || seconds >= end) {
        return 0;
      }
      double share = (seconds - start) / (end - start);
      return switch (kind) {
        case "ramp" -> low + share * (high - low);
        case "spike" -> high * (1 - Math.abs(2 * share - 1));
        case "sine" ->
            low + (high - low) * (1 - Math.cos(2 * Math.PI * (seconds - start) / period)) / 2;
        default -> high;
      };
    }
  }

  private static Parts parse(String text) {
    int colon = text.indexOf(':');
    int at = text.indexOf('@');
    int dots = text.indexOf("..");
    if (text.length() > Limits.NUMBER || colon < 0 || at < colon || dots < at) {
      throw refused(text, null);
    }
    String kind = text.substring(0, colon);
    String values = text.substring(colon + 1, at);
    double start = seconds(text, text.substring(at + 1, dots));
    double end = seconds(text, text.substring(dots + 2));
    if (end <= start || end > LONGEST) {
      throw refused(text, "the end is not after the start, or after a day");
    }
    switch (kind) {
      case "step", "spike" -> {
        return new Parts(kind, 0, value(text, values), 0, start, end);
      }
      case "ramp" -> {
        int dash = values.indexOf('-');
        if (dash < 1) {
          throw refused(text, null);
        }
        double low = value(text, values.substring(0, dash));
        return new Parts(kind, low, value(text, values.substring(dash + 1)), 0, start, end);
      }
      case "sine" -> {
        int dash = values.indexOf('-');
        int slash = values.indexOf('/');
        if (dash < 1 || slash < dash) {
          throw refused(text, null);
        }
        double low = value(text, values.substring(0, dash));
        double high = value(text, values.substring(dash + 1, slash));
        double period = seconds(text, values.substring(slash + 1));
        if (period < 1) {
          throw refused(text, "the period is shorter than a second");
        }
        return new Parts(kind, low, high, period, start, end);
      }
      default -> throw refused(text, null);
    }
  }

  private static double value(String text, String quantity) {
    double value;
    try {
      value = new Quantity(quantity).amount().doubleValue();
    } catch (InvalidValueException e) {
      throw refused(text, e.getMessage());
    }
    if (value < 0 || value > 1e15) {
      throw refused(text, "a load is neither negative nor above 1e15");
    }
    return value;
  }

  private static double seconds(String text, String time) {
    if (!time.isEmpty() && time.length() < 9 && Syntax.isDigits(time)) {
      return Integer.parseInt(time);
    }
    try {
      return new GoDuration(time).toDuration().toMillis() / 1000.0;
    } catch (InvalidValueException e) {
      throw refused(text, e.getMessage());
    }
  }

  private static InvalidValueException refused(String text, @Nullable String cause) {
    return new InvalidValueException(
        Syntax.quoted(text) + " is not a load" + (cause == null ? "" : "; " + cause), FIX);
  }

  @Override
  public String toString() {
    return text;
  }
}
