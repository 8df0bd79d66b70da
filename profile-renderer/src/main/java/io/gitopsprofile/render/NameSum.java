package io.gitopsprofile.render;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;

/** What ends a name that does not tell all of what it is made of. */
final class NameSum {

  /** The characters of one. */
  static final int LENGTH = 8;

  private NameSum() {}

  /** Eight hexadecimal digits that tell a text from others. */
  static String of(String text) {
    CRC32 sum = new CRC32();
    sum.update(text.getBytes(StandardCharsets.UTF_8));
    return String.format(Locale.ROOT, "%08x", sum.getValue());
  }
}
