package io.gitopsprofile.golang;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A number of a template, which Go reads by its form alone, as newNumber of text/template/parse and
 * idealConstant of text/template do.
 *
 * @param value the value; null if it is larger than an int
 * @param problem the words of Go for a malformed number; null if it is well-formed
 */
record GoNumber(@Nullable GoValue value, @Nullable String problem) {

  private static final BigInteger LARGEST_UNSIGNED =
      BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
  private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);
  private static final BigInteger SMALLEST = BigInteger.valueOf(Long.MIN_VALUE);

  private static GoNumber malformed(String words) {
    return new GoNumber(null, words);
  }

  private static GoNumber of(GoValue value) {
    return new GoNumber(value, null);
  }

  /** The number that a character in single quotes is. */
  static GoNumber character(String quoted) {
    int rune = GoQuote.character(quoted);
    if (rune == -1) {
      return malformed("invalid syntax");
    }
    return rune < 0
        ? malformed("malformed character constant: " + quoted)
        : of(new GoValue.Whole(rune, BasicType.INT));
  }

  /** The number of two parts, such as {@code 1+2i}. */
  static GoNumber complex(String text) {
    int sign = text.length() - 1;
    while (sign > 0 && !isSign(text, sign)) {
      sign--;
    }
    Double real = decimal(text.substring(0, sign));
    Double imaginary = decimal(text.substring(sign, text.length() - 1));
    return real == null || imaginary == null
        ? malformed("syntax error scanning complex number")
        : of(new GoValue.Complex(real, imaginary));
  }

  /** Tells whether a sign stands at a place and is not that of an exponent. */
  private static boolean isSign(String text, int at) {
    char letter = text.charAt(at);
    if (letter != '+' && letter != '-') {
      return false;
    }
    char before = Character.toLowerCase(text.charAt(at - 1));
    boolean hex = text.indexOf('x') >= 0 || text.indexOf('X') >= 0;
    return before != 'p' && (before != 'e' || hex);
  }

  /** A number of one part. */
  static GoNumber of(String text) {
    if (text.endsWith("i")) {
      Double imaginary = decimal(text.substring(0, text.length() - 1));
      if (imaginary != null) {
        return of(new GoValue.Complex(0, imaginary));
      }
    }
    BigInteger whole = whole(text);
    boolean signed = text.startsWith("+") || text.startsWith("-");
    boolean looksReal = containsAny(text, ".eEpP");
    if (whole != null) {
      boolean isInt = whole.compareTo(LARGEST) <= 0 && whole.compareTo(SMALLEST) >= 0;
      boolean isUnsigned = !signed && whole.compareTo(LARGEST_UNSIGNED) <= 0;
      if ((isInt || isUnsigned) && looksReal && !isHexInt(text)) {
        return of(new GoValue.Real(whole.doubleValue()));
      }
      if (isInt || isUnsigned) {
        return isInt
            ? of(new GoValue.Whole(whole.longValue(), BasicType.INT))
            : new GoNumber(null, null);
      }
    }
    Double real = decimal(text);
    if (real == null) {
      return malformed("illegal number syntax: " + GoQuote.quote(text, false));
    }
    return looksReal
        ? of(new GoValue.Real(real))
        : malformed("integer overflow: " + GoQuote.quote(text, false));
  }

  private static boolean isHexInt(String text) {
    return text.length() > 2
        && text.charAt(0) == '0'
        && (text.charAt(1) == 'x' || text.charAt(1) == 'X')
        && !containsAny(text, "pP");
  }

  private static boolean containsAny(String text, String letters) {
    for (int i = 0; i < text.length(); i++) {
      if (letters.indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** A whole number of any base that its prefix tells; null if it is not one. */
  private static @Nullable BigInteger whole(String text) {
    int from = text.startsWith("+") || text.startsWith("-") ? 1 : 0;
    String digits = text.substring(from);
    if (digits.isEmpty()) {
      return null;
    }
    int base = 10;
    if (digits.startsWith("0")) {
      char sign = digits.length() >= 3 ? Character.toLowerCase(digits.charAt(1)) : ' ';
      base = sign == 'b' ? 2 : sign == 'x' ? 16 : 8;
      digits = digits.substring(sign == 'b' || sign == 'o' || sign == 'x' ? 2 : 1);
    }
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < digits.length(); i++) {
      char digit = digits.charAt(i);
      if (digit != '_') {
        if (Character.digit(digit, base) < 0) {
          return null;
        }
        plain.append(digit);
      }
    }
    if (!underscoresSeparate(text) || plain.length() > 100) {
      return null;
    }
    BigInteger number = plain.isEmpty() ? BigInteger.ZERO : new BigInteger(plain.toString(), base);
    return text.startsWith("-") ? number.negate() : number;
  }

  /** A number with or without a fraction; null if it is not one or too large. */
  private static @Nullable Double decimal(String text) {
    int from = text.startsWith("+") || text.startsWith("-") ? 1 : 0;
    boolean hex = text.startsWith("0x", from) || text.startsWith("0X", from);
    boolean hasExponent = text.indexOf('p') >= 0 || text.indexOf('P') >= 0;
    if (!underscoresSeparate(text)
        || hex != hasExponent
        || !hasDigits(text, from + (hex ? 2 : 0))) {
      return null;
    }
    try {
      Double number = Double.valueOf(text.replace("_", ""));
      return number.isInfinite() ? null : number;
    } catch (NumberFormatException malformed) {
      return null;
    }
  }

  /** Tells whether only what Go and Java both read stands in a number, and a digit at its front. */
  private static boolean hasDigits(String text, int from) {
    boolean digits = false;
    for (int i = from; i < text.length(); i++) {
      char letter = text.charAt(i);
      digits |= Character.digit(letter, 16) >= 0;
      if (letter == 'i' || letter == 'o' || letter == 'O') {
        return false;
      }
    }
    return digits;
  }

  /** Tells whether each underscore stands between digits or behind the prefix of the base. */
  private static boolean underscoresSeparate(String text) {
    if (text.indexOf('_') < 0) {
      return true;
    }
    int at = text.startsWith("+") || text.startsWith("-") ? 1 : 0;
    char before = '^';
    boolean hex = false;
    if (text.length() >= at + 2 && text.charAt(at) == '0') {
      char sign = Character.toLowerCase(text.charAt(at + 1));
      if (sign == 'b' || sign == 'o' || sign == 'x') {
        hex = sign == 'x';
        before = '0';
        at += 2;
      }
    }
    for (; at < text.length(); at++) {
      char letter = text.charAt(at);
      if (Character.digit(letter, hex ? 16 : 10) >= 0) {
        before = '0';
      } else if (letter == '_' ? before != '0' : before == '_') {
        return false;
      } else {
        before = letter == '_' ? '_' : '!';
      }
    }
    return before != '_';
  }
}
