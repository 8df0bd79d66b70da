package io.gitopsprofile.model.autoscaler;

import static java.util.Objects.requireNonNull;

import io.gitopsprofile.model.value.GoDuration;
import io.gitopsprofile.model.value.InvalidValueException;
import io.gitopsprofile.model.value.Limits;
import io.gitopsprofile.model.value.Quantity;
import io.gitopsprofile.model.value.Syntax;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A load over time, such as {@code step:25@60..360}: a shape with its values, and its first and
 * last second. Before and after, the load is 0.
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

  /** The longest load, in seconds: a day. */
  public static final int LONGEST = 86_400;

  /** The greatest load. */
  static final double MOST = 1e15;

  private static final String VALUE = "[0-9]{1,15}(?:\\.[0-9]{1,9})?(?:n|u|m|k|Ki|M|Mi|G|Gi|T|Ti)?";
  private static final String TIME = "(?:[0-9]{1,8}|(?:[0-9]{1,9}(?:\\.[0-9]{1,9})?(?:ms|s|m|h))+)";

  private static final Pattern SYNTAX =
      Pattern.compile(
          "(?:(?:step|spike):%1$s|ramp:%1$s-%1$s|sine:%1$s-%1$s/%2$s)@%2$s\\.\\.%2$s"
              .formatted(VALUE, TIME));

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
        case "sine" -> low + (high - low) * (1 - cosine((seconds - start) / period)) / 2;
        default -> high;
      };
    }

    /**
     * Returns the cosine of a number of turns, by its series: the cosine of Java and those of
     * browsers differ in the last digit, and the report page computes the same load.
     */
    private static double cosine(double turns) {
      double part = (turns - Math.floor(turns + 0.5)) * 2 * Math.PI;
      double sum = 0;
      for (int i = 26; i > 0; i -= 2) {
        sum = (1 + sum) * -(part * part) / (i * (i - 1));
      }
      return 1 + sum;
    }
  }

  private static Parts parse(String text) {
    if (text.length() > Limits.NUMBER || !SYNTAX.matcher(text).matches()) {
      throw refused(text, null);
    }
    int colon = text.indexOf(':');
    int at = text.indexOf('@');
    int dots = text.indexOf("..", at);
    String kind = text.substring(0, colon);
    String values = text.substring(colon + 1, at);
    double start = seconds(text, text.substring(at + 1, dots));
    double end = seconds(text, text.substring(dots + 2));
    if (end <= start || end > LONGEST) {
      throw refused(text, "the end is not after the start, or after a day");
    }
    int dash = values.indexOf('-');
    if (dash < 0) {
      return new Parts(kind, 0, value(text, values), 0, start, end);
    }
    int slash = values.indexOf('/');
    double low = value(text, values.substring(0, dash));
    double high = value(text, values.substring(dash + 1, slash < 0 ? values.length() : slash));
    double period = slash < 0 ? 0 : seconds(text, values.substring(slash + 1));
    if (slash >= 0 && period < 1) {
      throw refused(text, "the period is shorter than a second");
    }
    return new Parts(kind, low, high, period, start, end);
  }

  private static double value(String text, String quantity) {
    double value = new Quantity(quantity).amount().doubleValue();
    if (value > MOST) {
      throw refused(text, "a load is at most 1e15");
    }
    return value;
  }

  private static double seconds(String text, String time) {
    if (Syntax.isDigits(time)) {
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
