package io.gitopsprofile.golang;

import org.jspecify.annotations.Nullable;

/** Go's quoted texts and characters, as the package strconv reads and writes them. */
final class GoQuote {

  private static final String HEX = "0123456789abcdef";

  /** A character that is read, and where it ends; the place is -1 if it is malformed. */
  private record Read(int rune, boolean isByte, int end) {}

  private static final Read MALFORMED = new Read(0, false, -1);

  private GoQuote() {}

  /** The text that is quoted, in double quotes or backquotes; null if it is malformed. */
  static @Nullable String unquote(String quoted) {
    if (quoted.charAt(0) == '`') {
      return quoted.substring(1, quoted.length() - 1).replace("\r", "");
    }
    StringBuilder text = new StringBuilder(quoted.length());
    int at = 1;
    while (at < quoted.length() - 1) {
      Read read = read(quoted, at, '"');
      if (read.end < 0 || read.end > quoted.length() - 1) {
        return null;
      }
      if (read.isByte) {
        text.append((char) read.rune);
      } else {
        ByteText.add(read.rune, text);
      }
      at = read.end;
    }
    return text.toString();
  }

  /** The character that is quoted in single quotes; -1 if it is malformed, -2 if it is not one. */
  static int character(String quoted) {
    Read read = read(quoted, 1, '\'');
    if (read.end < 0) {
      return -1;
    }
    return read.end == quoted.length() - 1 ? read.rune : -2;
  }

  private static Read read(String text, int at, char quote) {
    char first = text.charAt(at);
    if (first == quote) {
      return MALFORMED;
    }
    if (first >= 0x80) {
      return new Read(ByteText.rune(text, at), false, at + ByteText.size(text, at));
    }
    if (first != '\\') {
      return new Read(first, true, at + 1);
    }
    if (at + 1 >= text.length()) {
      return MALFORMED;
    }
    char escaped = text.charAt(at + 1);
    int plain = "abfnrtv\\".indexOf(escaped);
    if (plain >= 0) {
      return new Read("\u0007\b\f\n\r\t\u000B\\".charAt(plain), true, at + 2);
    }
    return switch (escaped) {
      case 'x' -> number(text, at + 2, 2, 16, true);
      case 'u' -> number(text, at + 2, 4, 16, false);
      case 'U' -> number(text, at + 2, 8, 16, false);
      case '0', '1', '2', '3', '4', '5', '6', '7' -> number(text, at + 1, 3, 8, true);
      default -> escaped == quote ? new Read(quote, true, at + 2) : MALFORMED;
    };
  }

  private static Read number(String text, int from, int digits, int base, boolean isByte) {
    if (from + digits > text.length()) {
      return MALFORMED;
    }
    long value = 0;
    for (int i = from; i < from + digits; i++) {
      char digit = text.charAt(i);
      int worth = digit < 0x80 ? Character.digit(digit, base) : -1;
      if (worth < 0) {
        return MALFORMED;
      }
      value = value * base + worth;
    }
    boolean right = isByte ? value <= 0xFF : ByteText.isRune(value);
    return right ? new Read((int) value, isByte, from + digits) : MALFORMED;
  }

  /** A text in double quotes. */
  static String quote(String text, boolean onlyAscii) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    int at = 0;
    while (at < text.length()) {
      int size = ByteText.size(text, at);
      int rune = ByteText.rune(text, at);
      if (size == 1 && rune == ByteText.BAD) {
        hex('x', text.charAt(at), 2, quoted);
      } else {
        escape(rune, '"', onlyAscii, quoted);
      }
      at += size;
    }
    return quoted.append('"').toString();
  }

  /** A character in single quotes. */
  static String quoteCharacter(long rune, boolean onlyAscii) {
    StringBuilder quoted = new StringBuilder().append('\'');
    escape(ByteText.isRune(rune) ? (int) rune : ByteText.BAD, '\'', onlyAscii, quoted);
    return quoted.append('\'').toString();
  }

  private static void escape(int rune, char quote, boolean onlyAscii, StringBuilder quoted) {
    int named = "\u0007\b\f\n\r\t\u000B".indexOf(rune);
    if (rune == quote || rune == '\\') {
      quoted.append('\\').append((char) rune);
    } else if (ByteText.isPrinted(rune) && (!onlyAscii || rune < 0x80)) {
      ByteText.add(rune, quoted);
    } else if (named >= 0) {
      quoted.append('\\').append("abfnrtv".charAt(named));
    } else if (rune < ' ' || rune == 0x7F) {
      hex('x', rune, 2, quoted);
    } else if (rune < 0x10000) {
      hex('u', rune, 4, quoted);
    } else {
      hex('U', rune, 8, quoted);
    }
  }

  private static void hex(char sign, int value, int digits, StringBuilder quoted) {
    quoted.append('\\').append(sign);
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
      quoted.append(HEX.charAt((value >> shift) & 0xF));
    }
  }
}
