package io.gitopsprofile.tree.disk;

import io.gitopsprofile.read.node.KubernetesObjects;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A file that is too large to be held in memory, and to be under image automation.
 *
 * @param size its bytes
 * @param textSize its bytes with LF line ends; by these it is large, else it would be one or not by
 *     how it was checked out
 * @param exactHash the hash of them
 * @param hash their hash in the ownership record
 */
public record LargeFile(long size, long textSize, String exactHash, String hash) {

  /** The bytes of the largest file that is read as a whole, as they are with LF line ends. */
  public static final int MOST_BYTES = KubernetesObjects.MOST_BYTES;

  /** Reads a file in pieces. */
  public static LargeFile of(Path file) throws IOException {
    MessageDigest exact = ContentHash.digest();
    MessageDigest text = ContentHash.digest();
    byte[] bytes = new byte[1 << 16];
    long size = 0;
    long textSize = 0;
    try (InputStream in = Files.newInputStream(file)) {
      // A CR stays back until the byte behind it is known.
      int kept = 0;
      for (int read = in.read(bytes, kept, bytes.length - kept); read >= 0; ) {
        exact.update(bytes, kept, read);
        size += read;
        int length = kept + read;
        kept = length > 0 && bytes[length - 1] == '\r' ? 1 : 0;
        byte[] lines = ContentHash.lineFeeds(Arrays.copyOf(bytes, length - kept));
        text.update(lines);
        textSize += lines.length;
        bytes[0] = '\r';
        read = in.read(bytes, kept, bytes.length - kept);
      }
      text.update(bytes, 0, kept);
      textSize += kept;
    }
    HexFormat hex = HexFormat.of();
    return new LargeFile(
        size, textSize, hex.formatHex(exact.digest()), hex.formatHex(text.digest()));
  }

  /** In the place of its text. */
  public String description() {
    return "(" + size + " bytes; of more than " + MOST_BYTES + " no difference is shown)";
  }
}
