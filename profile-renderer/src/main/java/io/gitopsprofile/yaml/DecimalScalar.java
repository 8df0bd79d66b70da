package io.gitopsprofile.yaml;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Writes decimal numbers so that every reader resolves them to the same floating-point number:
 * always with a point, and with a signed exponent if any. YAML 1.1 reads {@code 1e3} and {@code
 * 1.0E10} as text.
 */
final class DecimalScalar {

  private static final int SMALLEST_PLAIN_EXPONENT = -6;
  private static final int LARGEST_PLAIN_EXPONENT = 15;

  private DecimalScalar() {}

  static void append(StringBuilder out, double number) {
    if (number == 0) {
      out.append(1 / number < 0 ? "-0.0" : "0.0");
    } else {
      append(out, shortest(number));
    }
  }

  static void append(StringBuilder out, BigDecimal number) {
    if (number.signum() == 0) {
      out.append("0.0");
      return;
    }
    long exponent = number.precision() - 1L - number.scale();
    if (exponent >= SMALLEST_PLAIN_EXPONENT && exponent <= LARGEST_PLAIN_EXPONENT) {
      String plain = number.toPlainString();
      out.append(plain);
      if (plain.indexOf('.') < 0) {
        out.append(".0");
      }
      return;
    }
    if (number.signum() < 0) {
      out.append('-');
    }
    String digits = number.unscaledValue().abs().toString();
    out.append(digits.charAt(0)).append('.');
    out.append(digits.length() == 1 ? "0" : digits.substring(1));
    out.append(exponent < 0 ? "e-" : "e+").append(Math.abs(exponent));
  }

  /**
   * The shortest digits of a number; Double.toString gives other digits on JDK 17 than on JDK 19
   * and later.
   */
  private static BigDecimal shortest(double number) {
    BigDecimal exact = new BigDecimal(number);
    for (int digits = 1; digits < 17; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (rounded.doubleValue() == number) {
        return rounded;
      }
    }
    return exact.round(new MathContext(17, RoundingMode.HALF_EVEN));
  }
}
