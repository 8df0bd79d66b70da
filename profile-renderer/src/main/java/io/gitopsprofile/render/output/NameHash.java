package io.gitopsprofile.render.output;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;

/** The hash at the end of a name that is shortened from longer data. */
public final class NameHash {

  /** The number of characters of a hash. */
  public static final int LENGTH = 8;

  private NameHash() {}

  /** Returns the first eight hexadecimal digits of a text's hash. */
  public static String of(String text) {
    CRC32 sum = new CRC32();
    sum.update(text.getBytes(StandardCharsets.UTF_8));
    return String.format(Locale.ROOT, "%08x", sum.getValue());
  }
}
