package io.gitopsprofile.model.value;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount as Kubernetes writes it: {@code 100m}, {@code 64Mi}, {@code 10}, {@code 0.5}, {@code
 * 1e3}. The text is kept as written; {@link #amount()} returns the number. (Grammar:
 * k8s.io/apimachinery/pkg/api/resource.)
 *
 * @param text the quantity; a whole number without a unit is rendered as a YAML number, any other
 *     quantity as a string
 */
public record Quantity(String text) {

  private static final Pattern SYNTAX =
      Pattern.compile(
          "([+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+))(?:(n|u|m|k|Ki|M|Mi|G|Gi|T|Ti|P|Pi|E|Ei)|"
              + "[eE]([+-]?[0-9]{1,2}))?");
  private static final String BINARY = "KMGTPE";
  private static final String DECIMAL = "num?kMGTPE";

  /** Refuses text that Kubernetes would not parse. */
  public Quantity {
    requireNonNull(text, "text");
    if (text.length() > Limits.NUMBER || !SYNTAX.matcher(text).matches()) {
      throw new InvalidValueException(
          Syntax.quoted(text) + " is not a quantity",
          "write a number with an optional unit, such as 100m, 2, 64Mi or 1Gi");
    }
  }

  /** The quantity of a whole number. */
  public static Quantity of(long number) {
    return new Quantity(Long.toString(number));
  }

  /** Parses a text such as {@code 500m}. */
  public static Quantity of(String text) {
    return new Quantity(text);
  }

  /** Returns the number: 0.1 for {@code 100m}, 67108864 for {@code 64Mi}. */
  public BigDecimal amount() {
    Matcher parts = SYNTAX.matcher(text);
    if (!parts.matches()) {
      throw new IllegalStateException(text);
    }
    BigDecimal number = new BigDecimal(parts.group(1));
    String unit = parts.group(2);
    if (unit == null) {
      String exponent = parts.group(3);
      return exponent == null ? number : number.scaleByPowerOfTen(Integer.parseInt(exponent));
    }
    if (unit.endsWith("i")) {
      return number.multiply(BigDecimal.valueOf(1024).pow(BINARY.indexOf(unit.charAt(0)) + 1));
    }
    return number.scaleByPowerOfTen(3 * (DECIMAL.indexOf(unit) - 3));
  }

  /**
   * Returns true if the quantity is a whole number without a unit, which YAML may hold as a number.
   */
  public boolean isWholeNumber() {
    return text.length() < 18 && Syntax.isDigits(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
