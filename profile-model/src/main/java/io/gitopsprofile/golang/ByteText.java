package io.gitopsprofile.golang;

import java.nio.charset.StandardCharsets;

/**
 * A Go string, which is a list of bytes, held in a Java string with one char a byte. Lengths and
 * places are then those that Go counts, and text in ASCII is held as it is.
 */
final class ByteText {

  /** Go's rune of bytes that are not UTF-8. */
  static final int BAD = 0xFFFD;

  private ByteText() {}

  /** The bytes of a text in UTF-8. */
  static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
      }
    }
    return text;
  }

  /** The text that bytes in UTF-8 are. */
  static String text(CharSequence bytes) {
    String all = bytes.toString();
    for (int i = 0; i < all.length(); i++) {
      if (all.charAt(i) >= 0x80) {
        return new String(all.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
      }
    }
    return all;
  }

  /** The rune at a place; {@link #BAD} where the bytes are not UTF-8. */
  static int rune(String bytes, int at) {
    int first = bytes.charAt(at);
    int size = sizeAfter(first);
    if (size == 1) {
      return first < 0x80 ? first : BAD;
    }
    int rune = first & (0xFF >> (size + 1));
    if (at + size > bytes.length()) {
      return BAD;
    }
    for (int i = 1; i < size; i++) {
      int next = bytes.charAt(at + i);
      if ((next & 0xC0) != 0x80) {
        return BAD;
      }
      rune = (rune << 6) | (next & 0x3F);
    }
    boolean tooLong = rune < (size == 2 ? 0x80 : size == 3 ? 0x800 : 0x10000);
    return tooLong || !isRune(rune) ? BAD : rune;
  }

  private static int sizeAfter(int first) {
    return first < 0xC2 || first > 0xF4 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  }

  /** Counts the bytes of the rune at a place. */
  static int size(String bytes, int at) {
    int first = bytes.charAt(at);
    int size = sizeAfter(first);
    if (size == 1 || rune(bytes, at) != BAD) {
      return size;
    }
    return bytes.startsWith("\u00EF\u00BF\u00BD", at) ? 3 : 1;
  }

  /** Tells whether a number is a rune, so neither half of a pair nor too large. */
  static boolean isRune(long rune) {
    return rune >= 0 && rune <= 0x10FFFF && (rune < 0xD800 || rune > 0xDFFF);
  }

  /** Adds the bytes of a rune. */
  static void add(int rune, StringBuilder bytes) {
    int now = isRune(rune) ? rune : BAD;
    if (now < 0x80) {
      bytes.append((char) now);
    } else if (now < 0x800) {
      bytes.append((char) (0xC0 | (now >> 6))).append(tail(now));
    } else if (now < 0x10000) {
      bytes.append((char) (0xE0 | (now >> 12))).append(tail(now >> 6)).append(tail(now));
    } else {
      bytes.append((char) (0xF0 | (now >> 18))).append(tail(now >> 12));
      bytes.append(tail(now >> 6)).append(tail(now));
    }
  }

  private static char tail(int bits) {
    return (char) (0x80 | (bits & 0x3F));
  }

  /** Counts the runes. */
  static int runes(String bytes) {
    int count = 0;
    int at = 0;
    while (at < bytes.length()) {
      at += size(bytes, at);
      count++;
    }
    return count;
  }

  /**
   * Tells whether Go prints a rune as it is: letters, marks, numbers, signs and the ASCII space.
   */
  static boolean isPrinted(int rune) {
    if (rune < 0x80) {
      return rune >= ' ' && rune < 0x7F;
    }
    return switch (Character.getType(rune)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
