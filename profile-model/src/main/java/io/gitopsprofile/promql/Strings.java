package io.gitopsprofile.promql;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The values of quoted texts, whose syntax the lexer has checked. (Source: Go, strconv.) */
final class Strings {

  private Strings() {}

  /** The text inside quotes with its escapes resolved; null if its bytes are not UTF-8. */
  static @Nullable String unquoted(String literal) {
    String inner = literal.substring(1, literal.length() - 1);
    if (literal.charAt(0) == '`' || inner.indexOf('\\') < 0) {
      return inner;
    }
    StringBuilder text = new StringBuilder();
    boolean bytes = false;
    int at = 0;
    while (at < inner.length()) {
      char now = inner.charAt(at);
      if (now != '\\') {
        text.append(now);
        at++;
        continue;
      }
      char letter = inner.charAt(at + 1);
      boolean octal = letter >= '0' && letter <= '7';
      int simple = "abfnrtv".indexOf(letter);
      if (simple >= 0) {
        text.append("\u0007\b\f\n\r\t\u000b".charAt(simple));
        at += 2;
      } else if (octal || letter == 'x' || letter == 'u' || letter == 'U') {
        int from = octal ? at + 1 : at + 2;
        int to = octal ? at + 4 : from + (letter == 'x' ? 2 : letter == 'u' ? 4 : 8);
        int value = Integer.parseInt(inner.substring(from, to), octal ? 8 : 16);
        boolean isByte = (octal || letter == 'x') && value > 127;
        bytes |= isByte;
        // A byte waits as a lone surrogate, which no valid text has.
        text.appendCodePoint(isByte ? 0xDC00 + value : value);
        at = to;
      } else {
        text.append(letter);
        at += 2;
      }
    }
    return bytes ? decoded(text) : text.toString();
  }

  private static @Nullable String decoded(StringBuilder text) {
    ByteBuffer bytes = ByteBuffer.allocate(text.length() * 3);
    for (int at = 0; at < text.length(); at++) {
      char now = text.charAt(at);
      boolean high = Character.isHighSurrogate(now);
      if (Character.isLowSurrogate(now)) {
        bytes.put((byte) (now - 0xDC00));
      } else {
        bytes.put(StandardCharsets.UTF_8.encode(CharBuffer.wrap(text, at, at + (high ? 2 : 1))));
        at += high ? 1 : 0;
      }
    }
    try {
      bytes.flip();
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException notUtf8) {
      return null;
    }
  }
}
