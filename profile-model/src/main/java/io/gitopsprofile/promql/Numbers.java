package io.gitopsprofile.promql;

import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The values of numbers and durations. (Source: Go, strconv.ParseInt and ParseFloat; Prometheus,
 * model.ParseDuration.)
 */
final class Numbers {

  /** Prometheus counts nanoseconds in 64 bits. */
  static final long LONGEST_MILLIS = Long.MAX_VALUE / 1_000_000;

  private static final String[] UNITS = {"y", "w", "d", "h", "m", "s", "ms"};
  private static final long[] MILLIS = {
    31_536_000_000L, 604_800_000L, 86_400_000L, 3_600_000L, 60_000L, 1_000L, 1L
  };
  private static final BigInteger LARGEST_HEX = BigInteger.valueOf(Long.MAX_VALUE);

  private Numbers() {}

  /** The value of a number; null if it is not one. */
  static @Nullable Double number(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.equals("inf") || lower.equals("nan")) {
      return lower.equals("inf") ? Double.POSITIVE_INFINITY : Double.NaN;
    }
    if (!areUnderscoresValid(lower)) {
      return null;
    }
    String digits = lower.replace("_", "");
    if (digits.startsWith("0x")) {
      return hex(digits.substring(2));
    }
    Long octal = octal(digits);
    if (octal != null) {
      return (double) octal;
    }
    return decimal(digits);
  }

  /** An underscore stands between two digits, or between 0x and a digit. */
  private static boolean areUnderscoresValid(String text) {
    for (int at = text.indexOf('_'); at >= 0; at = text.indexOf('_', at + 1)) {
      boolean prefix = at == 2 && text.startsWith("0x");
      boolean left = at > 0 && Character.digit(text.charAt(at - 1), 16) >= 0;
      boolean right = at + 1 < text.length() && Character.digit(text.charAt(at + 1), 16) >= 0;
      if (!right || !(left || prefix)) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Double hex(String digits) {
    for (int i = 0; i < digits.length(); i++) {
      if (Character.digit(digits.charAt(i), 16) < 0) {
        return null;
      }
    }
    // Longer ones are out of range, too, and would take long to read.
    if (digits.isEmpty() || digits.replaceFirst("^0+", "").length() > 16) {
      return null;
    }
    BigInteger value = new BigInteger(digits, 16);
    return value.compareTo(LARGEST_HEX) > 0 ? null : (Double) value.doubleValue();
  }

  /** Go reads digits behind a zero as octal, where all of them are. */
  private static @Nullable Long octal(String digits) {
    if (!digits.startsWith("0") || digits.length() > 20) {
      return null;
    }
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) < '0' || digits.charAt(i) > '7') {
        return null;
      }
    }
    return Long.parseLong(digits, 8);
  }

  private static @Nullable Double decimal(String text) {
    int exponent = text.indexOf('e');
    String mantissa = exponent < 0 ? text : text.substring(0, exponent);
    String power = exponent < 0 ? "0" : text.substring(exponent + 1);
    if (power.isEmpty() || power.equals("+") || power.equals("-") || mantissa.equals(".")) {
      return null;
    }
    double value = Double.parseDouble(mantissa + "e" + power);
    return Double.isInfinite(value) ? null : (Double) value;
  }

  /** The milliseconds of a duration; -1 if it is not one, -2 if it is too long. */
  static long millis(String text) {
    long sum = 0;
    int unit = 0;
    int at = 0;
    while (at < text.length()) {
      int digits = at;
      long number = 0;
      while (digits < text.length() && Lexer.isDigit(text.charAt(digits))) {
        number = Math.min(number * 10 + text.charAt(digits) - '0', LONGEST_MILLIS + 1);
        digits++;
      }
      int end = digits + (text.startsWith("ms", digits) ? 2 : 1);
      String written = digits < text.length() ? text.substring(digits, end) : "";
      while (unit < UNITS.length && !UNITS[unit].equals(written)) {
        unit++;
      }
      if (digits == at || unit == UNITS.length) {
        return -1;
      }
      if (number > LONGEST_MILLIS / MILLIS[unit]) {
        return -2;
      }
      sum += number * MILLIS[unit];
      unit++;
      at = end;
    }
    return text.isEmpty() ? -1 : sum > LONGEST_MILLIS ? -2 : sum;
  }
}
