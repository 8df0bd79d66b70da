package io.gitopsprofile.read.scalar;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * Resolves plain scalars as kubectl does. kubectl reads with go-yaml, which mixes YAML 1.1 with the
 * number syntax of Go, and passes the value on as JSON, where {@code 1e3} and {@code 1.0} are
 * integers.
 */
public final class PlainScalarResolver {

  private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);
  private static final BigInteger UNSIGNED_MAX =
      BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
  private static final int ENOUGH_DIGITS = 100;
  private static final double JSON_EXPONENT = 1e21;

  private PlainScalarResolver() {}

  /**
   * The resolved value: null, Boolean, Integer, Long, Double (also infinite or NaN, which JSON
   * cannot represent), BigInteger for an integer in another base beyond 64 bits, which kubectl
   * releases read differently, or otherwise the text.
   */
  public static @Nullable Object value(String text) {
    if (text.isEmpty()) {
      return null;
    }
    char first = text.charAt(0);
    if (first == '+' || first == '-' || first == '.' || isDigit(first)) {
      return number(text, first);
    }
    return switch (text) {
      case "~", "null", "Null", "NULL" -> null;
      case "y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON" -> true;
      case "n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF" -> false;
      default -> text;
    };
  }

  /** True if the text is an integer in one of Go's notations. */
  public static boolean isInteger(String text) {
    String digits = text.replace("_", "");
    return !digits.isEmpty() && integer(digits) != null;
  }

  private static Object number(String text, char first) {
    return switch (text) {
      case ".nan", ".NaN", ".NAN" -> Double.NaN;
      case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF" -> Double.POSITIVE_INFINITY;
      case "-.inf", "-.Inf", "-.INF" -> Double.NEGATIVE_INFINITY;
      default -> finiteNumber(text, first);
    };
  }

  private static Object finiteNumber(String text, char first) {
    if (first == '.' && !underscoresSeparateDigits(text)) {
      return text;
    }
    String digits = text.indexOf('_') < 0 ? text : text.replace("_", "");
    BigInteger integer = integer(digits);
    if (integer != null && fitsIn64Bits(integer, digits)) {
      return narrow(integer);
    }
    if (isDecimal(digits)) {
      double number = Double.parseDouble(digits);
      return Double.isInfinite(number) ? text : narrow(number);
    }
    return integer == null ? text : integer;
  }

  /** True if the integer fits into 64 bits; Go reads a number with a sign as signed only. */
  private static boolean fitsIn64Bits(BigInteger integer, String digits) {
    BigInteger max = isDigit(digits.charAt(0)) ? UNSIGNED_MAX : LONG_MAX;
    return integer.compareTo(LONG_MIN) >= 0 && integer.compareTo(max) <= 0;
  }

  private static @Nullable BigInteger integer(String text) {
    boolean signed = text.charAt(0) == '-' || text.charAt(0) == '+';
    int start = signed ? 1 : 0;
    int radix = 10;
    if (text.length() > start + 1 && text.charAt(start) == '0') {
      radix =
          switch (text.charAt(start + 1)) {
            case 'x', 'X' -> 16;
            case 'b', 'B' -> 2;
            default -> 8;
          };
      boolean letter = !isDigit(text.charAt(start + 1));
      boolean octal = text.charAt(start + 1) == 'o' || text.charAt(start + 1) == 'O';
      if (letter && radix == 8 && !octal) {
        return null;
      }
      start += letter ? 2 : 1;
    }
    if (!isNumeric(text, start, radix)) {
      return null;
    }
    BigInteger magnitude = new BigInteger(significant(text, start), radix);
    return text.charAt(0) == '-' ? magnitude.negate() : magnitude;
  }

  /**
   * The leading digits: enough that an integer within 64 bits is exact and a larger one is too
   * large.
   */
  private static String significant(String text, int start) {
    int first = start;
    while (first < text.length() - 1 && text.charAt(first) == '0') {
      first++;
    }
    return text.substring(first, Math.min(text.length(), first + ENOUGH_DIGITS));
  }

  private static boolean isNumeric(String text, int start, int radix) {
    for (int i = start; i < text.length(); i++) {
      if (text.charAt(i) > 'f' || Character.digit(text.charAt(i), radix) < 0) {
        return false;
      }
    }
    return start < text.length();
  }

  /** True if the text matches {@code [-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?}. */
  private static boolean isDecimal(String text) {
    int start = isDigit(text.charAt(0)) || text.charAt(0) == '.' ? 0 : 1;
    int point = skipDigits(text, start);
    int end = point;
    if (point < text.length() && text.charAt(point) == '.') {
      end = skipDigits(text, point + 1);
    }
    boolean hasDigits = point > start || end > point + 1;
    if (!hasDigits || end == text.length()) {
      return hasDigits;
    }
    if (text.charAt(end) != 'e' && text.charAt(end) != 'E') {
      return false;
    }
    int exponent = end + 1;
    if (exponent < text.length()
        && (text.charAt(exponent) == '-' || text.charAt(exponent) == '+')) {
      exponent++;
    }
    return exponent < text.length() && skipDigits(text, exponent) == text.length();
  }

  private static int skipDigits(String text, int start) {
    int i = start;
    while (i < text.length() && isDigit(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /**
   * True if each underscore separates digits. Text that starts with a point goes to Go's own
   * parser, which is strict about underscores.
   */
  private static boolean underscoresSeparateDigits(String text) {
    for (int i = text.indexOf('_'); i >= 0; i = text.indexOf('_', i + 1)) {
      if (i + 1 == text.length() || !isDigit(text.charAt(i - 1)) || !isDigit(text.charAt(i + 1))) {
        return false;
      }
    }
    return true;
  }

  private static Object narrow(BigInteger integer) {
    if (integer.bitLength() > 63) {
      return integer.doubleValue();
    }
    long number = integer.longValue();
    if (number == (int) number) {
      return (int) number;
    }
    return number;
  }

  /**
   * Narrows a whole number below 1e21 to an integer, as JSON writes it without a point or exponent.
   */
  public static Object narrow(double number) {
    if (number != Math.rint(number) || Math.abs(number) >= JSON_EXPONENT) {
      return number;
    }
    return narrow(shortestDigits(number).toBigInteger());
  }

  private static BigDecimal shortestDigits(double number) {
    BigDecimal exact = new BigDecimal(number);
    for (int digits = 15; digits < 17; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits));
      if (rounded.doubleValue() == number) {
        return rounded;
      }
    }
    return exact.round(new MathContext(17));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
