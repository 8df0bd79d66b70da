package io.gitopsprofile.tree.disk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** SHA-256 hashes of bytes, and the text of a file with LF line breaks. */
public final class ContentHash {

  /**
   * The contents that were hashed last, each at a place of its own: most files of a cluster are
   * those of the others, too, and a JVM without its second compiler hashes slowly.
   */
  private static final @Nullable Hashed[] LAST = new Hashed[512];

  /** Maximum length of a content that is remembered. */
  private static final int LONGEST = 4096;

  @SuppressWarnings("ArrayRecordComponent") // The array is never handed out.
  private record Hashed(byte[] bytes, String hash) {}

  private ContentHash() {}

  /** The hash of exactly these bytes. */
  public static String exact(byte[] bytes) {
    if (bytes.length > LONGEST) {
      return HexFormat.of().formatHex(digest().digest(bytes));
    }
    int place = Math.floorMod(Arrays.hashCode(bytes), LAST.length);
    Hashed last = LAST[place];
    if (last == null || !Arrays.equals(last.bytes(), bytes)) {
      byte[] own = bytes.clone();
      last = new Hashed(own, HexFormat.of().formatHex(digest().digest(own)));
      LAST[place] = last;
    }
    return last.hash();
  }

  /** A new computation of a SHA-256 hash. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** True if two files are equal after replacing CRLF by LF. */
  public static boolean sameText(byte[] one, byte[] other) {
    return Arrays.equals(lineFeeds(one), lineFeeds(other));
  }

  /** True if a file is empty or has only NUL bytes, as after a power failure. */
  public static boolean isBlank(byte[] bytes) {
    for (byte b : bytes) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  /** The text of a file with LF line breaks. */
  public static String text(byte[] bytes) {
    return new String(lineFeeds(bytes), StandardCharsets.UTF_8);
  }

  public static byte[] lineFeeds(byte[] bytes) {
    if (!hasCarriageReturn(bytes)) {
      return bytes;
    }
    int length = 0;
    byte[] kept = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] != '\r' || i + 1 == bytes.length || bytes[i + 1] != '\n') {
        kept[length++] = bytes[i];
      }
    }
    return length == bytes.length ? bytes : Arrays.copyOf(kept, length);
  }

  private static boolean hasCarriageReturn(byte[] bytes) {
    for (byte b : bytes) {
      if (b == '\r') {
        return true;
      }
    }
    return false;
  }
}
