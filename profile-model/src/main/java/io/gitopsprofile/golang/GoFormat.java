package io.gitopsprofile.golang;

import io.gitopsprofile.golang.RecordType.Field;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The texts that Go's package fmt makes of values: those of Print, Println and Printf. The few
 * forms that no query needs (addresses, binary and hexadecimal fractions) are not worked out, and
 * {@link #isWorkedOut} says so.
 */
final class GoFormat {

  /** More bytes than any query has. */
  static final int LONGEST = 1_000_000;

  private static final int WIDEST = 1_000_000;

  private final StringBuilder out = new StringBuilder();
  private boolean workedOut = true;
  private boolean sharp;
  private boolean sharpV;
  private boolean plus;
  private boolean plusV;
  private boolean minus;
  private boolean space;
  private boolean zero;
  private boolean widthGiven;
  private boolean precisionGiven;
  private int width;
  private int precision;
  private int at;
  private int next;
  private boolean reordered;
  private boolean rightNumber;
  private boolean numbered;

  /** The texts of values without a format, as Sprint joins them. */
  void print(List<GoValue> values) {
    boolean textBefore = true;
    for (GoValue value : values) {
      boolean text = value instanceof GoValue.Text;
      if (!text && !textBefore) {
        out.append(' ');
      }
      argument(value, 'v');
      textBefore = text;
    }
  }

  /** The texts of values without a format, as Sprintln joins them. */
  void println(List<GoValue> values) {
    boolean first = true;
    for (GoValue value : values) {
      if (!first) {
        out.append(' ');
      }
      argument(value, 'v');
      first = false;
    }
    out.append('\n');
  }

  /** The bytes. */
  String text() {
    return out.toString();
  }

  /** Tells whether the bytes are those that Go makes. */
  boolean isWorkedOut() {
    return workedOut;
  }

  /** The texts of values in a format, as Sprintf makes them. */
  void printf(String format, List<GoValue> values) {
    int end = format.length();
    at = 0;
    next = 0;
    reordered = false;
    while (at < end) {
      int percent = format.indexOf('%', at);
      out.append(format, at, percent < 0 ? end : percent);
      checkLength(0);
      if (percent < 0) {
        break;
      }
      at = percent + 1;
      rightNumber = true;
      flags(format);
      argumentNumber(format, values.size());
      width(format, values);
      precision(format, values);
      if (!numbered) {
        argumentNumber(format, values.size());
      }
      if (at >= end) {
        out.append("%!(NOVERB)");
        break;
      }
      int verb = ByteText.rune(format, at);
      at += ByteText.size(format, at);
      verb(verb, values);
    }
    if (!reordered && next < values.size()) {
      extra(values);
    }
  }

  private void verb(int verb, List<GoValue> values) {
    if (verb == '%') {
      out.append('%');
    } else if (!rightNumber) {
      out.append("%!");
      ByteText.add(verb, out);
      out.append("(BADINDEX)");
    } else if (next >= values.size()) {
      out.append("%!");
      ByteText.add(verb, out);
      out.append("(MISSING)");
    } else {
      if (verb == 'v') {
        sharpV = sharp;
        sharp = false;
        plusV = plus;
        plus = false;
      }
      argument(values.get(next), verb);
      next++;
    }
  }

  private void flags(String format) {
    clearFlags();
    while (at < format.length()) {
      switch (format.charAt(at)) {
        case '#' -> sharp = true;
        case '0' -> zero = !minus;
        case '+' -> plus = true;
        case '-' -> {
          minus = true;
          zero = false;
        }
        case ' ' -> space = true;
        default -> {
          return;
        }
      }
      at++;
    }
  }

  private void clearFlags() {
    sharp = false;
    sharpV = false;
    plus = false;
    plusV = false;
    minus = false;
    space = false;
    zero = false;
    widthGiven = false;
    precisionGiven = false;
    width = 0;
    precision = 0;
  }

  /** Reads the number of an argument, as in {@code %[2]d}. */
  private void argumentNumber(String format, int count) {
    numbered = false;
    if (at >= format.length() || format.charAt(at) != '[') {
      return;
    }
    reordered = true;
    int close = format.indexOf(']', at);
    if (format.length() - at < 3 || close < 0) {
      rightNumber = false;
      at++;
      return;
    }
    int from = at + 1;
    at = from;
    int number = number(format, close);
    boolean read = number >= 0 && at == close;
    at = close + 1;
    if (read && number >= 1 && number <= count) {
      next = number - 1;
      numbered = true;
    } else {
      rightNumber = false;
      numbered = read;
    }
  }

  /** Reads digits; -1 if there are none or too many, or the number is too large. */
  private int number(String format, int end) {
    int number = -1;
    while (at < end && format.charAt(at) >= '0' && format.charAt(at) <= '9') {
      number = Math.max(number, 0);
      if (number > WIDEST) {
        at = end;
        return -1;
      }
      number = number * 10 + (format.charAt(at) - '0');
      at++;
    }
    return number;
  }

  private void width(String format, List<GoValue> values) {
    int end = format.length();
    if (at < end && format.charAt(at) == '*') {
      at++;
      Integer given = starred(values);
      widthGiven = given != null;
      width = given == null ? 0 : given;
      if (given == null) {
        out.append("%!(BADWIDTH)");
      }
      if (width < 0) {
        width = -width;
        minus = true;
        zero = false;
      }
      numbered = false;
      return;
    }
    int given = number(format, end);
    widthGiven = given >= 0;
    width = Math.max(given, 0);
    if (numbered && widthGiven) {
      rightNumber = false;
    }
  }

  private void precision(String format, List<GoValue> values) {
    int end = format.length();
    if (at + 1 >= end || format.charAt(at) != '.') {
      return;
    }
    at++;
    if (numbered) {
      rightNumber = false;
    }
    argumentNumber(format, values.size());
    if (at < end && format.charAt(at) == '*') {
      at++;
      Integer given = starred(values);
      precisionGiven = given != null && given >= 0;
      precision = precisionGiven && given != null ? given : 0;
      if (!precisionGiven) {
        out.append("%!(BADPREC)");
      }
      numbered = false;
    } else {
      precisionGiven = true;
      precision = Math.max(number(format, end), 0);
    }
  }

  /** The value of an argument that is a width; null if it is not one. */
  private @Nullable Integer starred(List<GoValue> values) {
    if (next >= values.size()) {
      return null;
    }
    GoValue value = values.get(next);
    next++;
    boolean fits =
        value instanceof GoValue.Whole whole && whole.value() <= WIDEST && whole.value() >= -WIDEST;
    return fits ? (int) ((GoValue.Whole) value).value() : null;
  }

  private void extra(List<GoValue> values) {
    clearFlags();
    out.append("%!(EXTRA ");
    for (int i = next; i < values.size(); i++) {
      if (i > next) {
        out.append(", ");
      }
      GoValue value = values.get(i);
      if (value instanceof GoValue.Nothing) {
        out.append("<nil>");
      } else {
        out.append(value.type().goName()).append('=');
        argument(value, 'v');
      }
    }
    out.append(')');
  }

  private void argument(GoValue value, int verb) {
    if (value instanceof GoValue.Nothing) {
      if (verb == 'T' || verb == 'v') {
        pad("<nil>");
      } else {
        badVerb(value, verb);
      }
    } else if (verb == 'T') {
      pad(truncate(value.type().goName()));
    } else if (verb == 'w' && isComposed(value)) {
      badVerb(value, verb);
    } else if (verb == 'p') {
      workedOut &= !(value instanceof GoValue.Texts || value instanceof GoValue.TextMap);
      badVerb(value, verb);
    } else {
      value(value, verb);
    }
  }

  private static boolean isComposed(GoValue value) {
    return value instanceof GoValue.Texts
        || value instanceof GoValue.TextMap
        || value instanceof GoValue.Struct;
  }

  private void badVerb(GoValue value, int verb) {
    out.append("%!");
    ByteText.add(verb, out);
    out.append('(');
    if (value instanceof GoValue.Nothing) {
      out.append("<nil>");
    } else {
      out.append(value.type().goName()).append('=');
      value(value, 'v');
    }
    out.append(')');
  }

  private void value(GoValue value, int verb) {
    checkLength(0);
    if (value instanceof GoValue.Text text) {
      text(text.bytes(), verb);
    } else if (value instanceof GoValue.Whole whole) {
      whole(whole, verb);
    } else if (value instanceof GoValue.Bool bool) {
      if (verb == 't' || verb == 'v') {
        pad(bool.value() ? "true" : "false");
      } else {
        badVerb(value, verb);
      }
    } else if (value instanceof GoValue.Real real) {
      if ("vbgGxXfFeE".indexOf(verb) >= 0) {
        real(real.value(), verb);
      } else {
        badVerb(value, verb);
      }
    } else if (value instanceof GoValue.Complex complex) {
      if ("vbgGxXfFeE".indexOf(verb) >= 0) {
        complex(complex, verb);
      } else {
        badVerb(value, verb);
      }
    } else if (value instanceof GoValue.Texts texts) {
      texts(texts, verb);
    } else if (value instanceof GoValue.TextMap map) {
      map(map, verb);
    } else if (value instanceof GoValue.Struct struct) {
      struct(struct, verb);
    } else {
      workedOut = false;
    }
  }

  private void texts(GoValue.Texts texts, int verb) {
    out.append(sharpV ? "[]string{" : "[");
    for (int i = 0; i < texts.length(); i++) {
      out.append(i == 0 ? "" : sharpV ? ", " : " ");
      text(texts.all().get(i), verb);
    }
    out.append(sharpV ? '}' : ']');
  }

  private void map(GoValue.TextMap map, int verb) {
    out.append(sharpV ? "map[string]string{" : "map[");
    boolean first = true;
    for (Map.Entry<String, String> entry : new TreeMap<>(map.texts()).entrySet()) {
      out.append(first ? "" : sharpV ? ", " : " ");
      text(entry.getKey(), verb);
      out.append(':');
      text(entry.getValue(), verb);
      first = false;
    }
    out.append(sharpV ? '}' : ']');
  }

  private void struct(GoValue.Struct struct, int verb) {
    workedOut &= struct.type().methods().isEmpty();
    out.append(sharpV ? struct.type().goName() : "").append('{');
    List<Field> fields = struct.type().fields();
    for (int i = 0; i < fields.size(); i++) {
      out.append(i == 0 ? "" : sharpV ? ", " : " ");
      if (plusV || sharpV) {
        out.append(fields.get(i).name()).append(':');
      }
      value(struct.fields().get(i), verb);
    }
    out.append('}');
  }

  private void text(String text, int verb) {
    checkLength(text.length());
    switch (verb) {
      case 'v' -> {
        if (sharpV) {
          quoted(text);
        } else {
          pad(truncate(text));
        }
      }
      case 's' -> pad(truncate(text));
      case 'q' -> quoted(text);
      case 'x' -> hex(text, "0123456789abcdefx");
      case 'X' -> hex(text, "0123456789ABCDEFX");
      default -> badVerb(new GoValue.Text(text), verb);
    }
  }

  private void quoted(String text) {
    String cut = truncate(text);
    pad(sharp && canBackquote(cut) ? "`" + cut + "`" : GoQuote.quote(cut, plus));
  }

  private static boolean canBackquote(String text) {
    int at = 0;
    while (at < text.length()) {
      int rune = ByteText.rune(text, at);
      int size = ByteText.size(text, at);
      boolean bad = rune == 0xFEFF || (rune == ByteText.BAD && size == 1);
      if (bad || (rune < ' ' && rune != '\t') || rune == '`' || rune == 0x7F) {
        return false;
      }
      at += size;
    }
    return true;
  }

  private String truncate(String text) {
    if (!precisionGiven || precision >= text.length()) {
      return text;
    }
    int end = 0;
    for (int rune = 0; rune < precision && end < text.length(); rune++) {
      end += ByteText.size(text, end);
    }
    return text.substring(0, end);
  }

  private void hex(String text, String digits) {
    int length = precisionGiven ? Math.min(precision, text.length()) : text.length();
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < length; i++) {
      if (space && i > 0) {
        hex.append(' ');
      }
      if (sharp && (space || i == 0)) {
        hex.append('0').append(digits.charAt(16));
      }
      char letter = text.charAt(i);
      hex.append(digits.charAt(letter >> 4)).append(digits.charAt(letter & 0xF));
    }
    pad(hex.toString());
  }

  private void whole(GoValue.Whole whole, int verb) {
    boolean signed = whole.type() == BasicType.INT;
    long value = whole.value();
    switch (verb) {
      case 'v' -> {
        if (sharpV && !signed) {
          sharp = true;
          digits(value, 16, signed, verb);
          sharp = false;
        } else {
          digits(value, 10, signed, verb);
        }
      }
      case 'd' -> digits(value, 10, signed, verb);
      case 'b' -> digits(value, 2, signed, verb);
      case 'o', 'O' -> digits(value, 8, signed, verb);
      case 'x', 'X' -> digits(value, 16, signed, verb);
      case 'c' -> {
        StringBuilder letter = new StringBuilder();
        ByteText.add(ByteText.isRune(value) ? (int) value : ByteText.BAD, letter);
        pad(letter.toString());
      }
      case 'q' -> pad(GoQuote.quoteCharacter(value, plus));
      case 'U' -> unicode(value);
      default -> badVerb(whole, verb);
    }
  }

  private void digits(long value, int base, boolean signed, int verb) {
    boolean negative = signed && value < 0;
    String digits = Long.toUnsignedString(negative ? -value : value, base);
    if (verb == 'X') {
      digits = digits.toUpperCase(Locale.ROOT);
    }
    int least = 0;
    if (precisionGiven) {
      least = precision;
      if (least == 0 && value == 0) {
        checkLength(width);
        out.append(" ".repeat(width));
        return;
      }
    } else if (zero && widthGiven) {
      least = width - (negative || plus || space ? 1 : 0);
    }
    checkLength(least);
    digits = "0".repeat(Math.max(0, least - digits.length())) + digits;
    if (sharp) {
      digits =
          switch (base) {
            case 2 -> "0b" + digits;
            case 8 -> digits.startsWith("0") ? digits : "0" + digits;
            case 16 -> (verb == 'X' ? "0X" : "0x") + digits;
            default -> digits;
          };
    }
    if (verb == 'O') {
      digits = "0o" + digits;
    }
    padSpaces((negative ? "-" : plus ? "+" : space ? " " : "") + digits);
  }

  private void unicode(long value) {
    String digits = Long.toHexString(value).toUpperCase(Locale.ROOT);
    int least = precisionGiven && precision > 4 ? precision : 4;
    checkLength(least);
    StringBuilder name = new StringBuilder("U+");
    name.append("0".repeat(Math.max(0, least - digits.length()))).append(digits);
    if (sharp && value >= 0 && value <= 0x10FFFF && ByteText.isPrinted((int) value)) {
      name.append(" '");
      ByteText.add((int) value, name);
      name.append('\'');
    }
    padSpaces(name.toString());
  }

  private void complex(GoValue.Complex complex, int verb) {
    boolean plusBefore = plus;
    out.append('(');
    real(complex.real(), verb);
    plus = true;
    real(complex.imaginary(), verb);
    out.append("i)");
    plus = plusBefore;
  }

  private void real(double value, int verb) {
    if (sharp || sharpV || "bxX".indexOf(verb) >= 0) {
      workedOut = false;
      return;
    }
    boolean negative = value < 0 || (value == 0 && 1 / value < 0);
    BigDecimal exact = new BigDecimal(Math.abs(value));
    int places = precisionGiven ? Math.min(precision, 1100) : 6;
    workedOut &= !precisionGiven || precision <= 1100;
    String digits =
        switch (verb) {
          case 'f', 'F' -> exact.setScale(places, RoundingMode.HALF_EVEN).toPlainString();
          case 'e', 'E' -> scientific(rounded(exact, places + 1), places);
          default -> general(exact, Math.abs(value));
        };
    if (verb == 'E' || verb == 'G') {
      digits = digits.toUpperCase(Locale.ROOT);
    }
    String sign = negative ? "-" : plus ? "+" : space ? " " : "";
    if (!sign.isEmpty() && zero && widthGiven && width > digits.length() + 1) {
      out.append(sign);
      out.append("0".repeat(width - digits.length() - 1)).append(digits);
    } else {
      pad(sign + digits);
    }
  }

  private static BigDecimal rounded(BigDecimal value, int digits) {
    return value.signum() == 0
        ? value
        : value.round(new MathContext(Math.max(digits, 1), RoundingMode.HALF_EVEN));
  }

  /** The shorter of both forms, as {@code %g} chooses it. */
  private String general(BigDecimal exact, double value) {
    BigDecimal rounded = exact;
    int limit = precisionGiven ? Math.max(precision, 1) : 6;
    if (precisionGiven) {
      rounded = rounded(exact, Math.max(precision, 1));
    } else {
      for (int digits = 1; digits <= 17; digits++) {
        rounded = rounded(exact, digits);
        if (rounded.doubleValue() == value) {
          break;
        }
      }
    }
    BigDecimal plain = rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
    int count = plain.signum() == 0 ? 0 : plain.precision();
    int point = plain.signum() == 0 ? 0 : plain.precision() - plain.scale();
    if (precisionGiven && limit > count && count >= point) {
      limit = count;
    }
    int exponent = point - 1;
    if (exponent < -4 || exponent >= limit) {
      return scientific(plain, Math.max(count - 1, 0));
    }
    return plain.toPlainString();
  }

  private static String scientific(BigDecimal rounded, int places) {
    int exponent = rounded.signum() == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
    String digits = rounded.unscaledValue().toString();
    StringBuilder text = new StringBuilder().append(digits.charAt(0));
    if (places > 0) {
      text.append('.');
      for (int i = 1; i <= places; i++) {
        text.append(i < digits.length() ? digits.charAt(i) : '0');
      }
    }
    text.append(exponent < 0 ? "e-" : "e+");
    int size = Math.abs(exponent);
    return text.append(size < 10 ? "0" : "").append(size).toString();
  }

  private void padSpaces(String text) {
    boolean zeroBefore = zero;
    zero = false;
    pad(text);
    zero = zeroBefore;
  }

  private void pad(String text) {
    int missing = widthGiven && width > 0 ? width - ByteText.runes(text) : 0;
    checkLength(Math.max(missing, 0) + text.length());
    String padding = (zero ? "0" : " ").repeat(Math.max(missing, 0));
    out.append(minus ? text : padding).append(minus ? padding : text);
  }

  private void checkLength(int more) {
    if (out.length() + more > LONGEST) {
      throw new TooLong();
    }
  }

  /** Ends the making of a text that is longer than any query. */
  static final class TooLong extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooLong() {
      super("longer than " + LONGEST + " bytes", null, false, false);
    }
  }
}
