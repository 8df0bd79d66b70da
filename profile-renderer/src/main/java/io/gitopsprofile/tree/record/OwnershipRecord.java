package io.gitopsprofile.tree.record;

import io.gitopsprofile.tree.disk.ContentHash;
import io.gitopsprofile.tree.disk.RecordPath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of a directory that profiles made: {@code .profile.sum}, committed beside them. Each
 * file is a line, sorted by path:
 *
 * <pre>
 * base/demo/namespace.yaml sha256:9f86d0... 0.1.0 profile.yaml
 * </pre>
 *
 * <p>That is: the path, what the generator wrote there, the version of the generator that wrote it,
 * and the profile that it comes from. A line changes only when its file does, so that merging two
 * branches' records is merging their trees. A record that a merge has damaged is still read: what
 * is no line of it, such as a conflict marker, is passed over; of two lines of one path both count.
 */
public final class OwnershipRecord {

  /** Its name; neither Flux v1 nor Flux v2 reads it as a manifest. */
  public static final String FILE = RecordPath.RECORD;

  static final String ALGORITHM = "sha256:";
  private static final int HASH_LENGTH = 64;

  /**
   * One line.
   *
   * @param path the file, relative to the record's directory
   * @param hash the {@code AutomationHash} of what was written
   * @param version the generator that wrote it
   * @param profile the profile it comes from, relative to the record's directory
   */
  public record Line(String path, String hash, String version, String profile) {

    private static final Comparator<Line> ORDER =
        Comparator.comparing(Line::path).thenComparing(Line::hash).thenComparing(Line::profile);

    String text() {
      return path + ' ' + ALGORITHM + hash + ' ' + escape(version) + ' ' + escape(profile) + '\n';
    }
  }

  private final SortedMap<String, List<Line>> lines = new TreeMap<>();

  private OwnershipRecord(Collection<Line> lines) {
    for (Line line : lines) {
      this.lines.computeIfAbsent(line.path(), path -> new ArrayList<>()).add(line);
    }
  }

  /** A record of these lines. */
  public static OwnershipRecord of(Collection<Line> lines) {
    return new OwnershipRecord(lines);
  }

  /** Reads a record; what is no line of it is passed over. */
  static OwnershipRecord parse(byte[] bytes) {
    List<Line> lines = new ArrayList<>();
    for (String text : ContentHash.text(bytes).split("\n", -1)) {
      String[] words = text.split(" ", -1);
      if (words.length == 4 && isHash(words[1]) && RecordPath.isPortable(words[0])) {
        String hash = words[1].substring(ALGORITHM.length());
        String profile = unescape(words[3]);
        if (isName(profile)) {
          lines.add(new Line(words[0], hash, unescape(words[2]), profile));
        }
      }
    }
    return new OwnershipRecord(lines);
  }

  /** A line that a merge has cut off has no profile, and one of no file has a strange one. */
  private static boolean isName(String profile) {
    return !profile.isEmpty() && profile.chars().noneMatch(Character::isISOControl);
  }

  private static boolean isHash(String word) {
    if (!word.startsWith(ALGORITHM) || word.length() != ALGORITHM.length() + HASH_LENGTH) {
      return false;
    }
    for (int i = ALGORITHM.length(); i < word.length(); i++) {
      if ("0123456789abcdef".indexOf(word.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Its paths, sorted. */
  public Collection<String> paths() {
    return lines.keySet();
  }

  /** The lines of a path: one, or none, or several after a bad merge. */
  public List<Line> lines(String path) {
    return lines.getOrDefault(path, List.of());
  }

  /** Whether a file's hash is one that was written at the path. */
  public boolean knows(String path, String hash) {
    return lines(path).stream().anyMatch(line -> line.hash().equals(hash));
  }

  /** Whether the path is a profile's and, whatever a merge made of the record, no other's. */
  public boolean isOnlyOf(String path, String profile) {
    List<Line> all = lines(path);
    return !all.isEmpty() && all.stream().allMatch(line -> line.profile().equals(profile));
  }

  /** What it says of one profile. */
  public RecordSection of(String profile) {
    StringBuilder own = new StringBuilder();
    for (List<Line> ofPath : lines.values()) {
      for (Line line : ofPath) {
        if (line.profile().equals(profile)) {
          own.append(line.text());
        }
      }
    }
    return new RecordSection(escape(profile), own.toString());
  }

  /** The whole file. */
  public byte[] bytes() {
    StringBuilder text = new StringBuilder();
    lines.values().stream()
        .flatMap(List::stream)
        .sorted(Line.ORDER)
        .distinct()
        .forEach(line -> text.append(line.text()));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  public boolean isEmpty() {
    return lines.isEmpty();
  }

  /** Percent signs, blanks and control characters as in a URL: a word must stay a word. */
  private static String escape(String word) {
    StringBuilder escaped = new StringBuilder();
    for (byte b : word.getBytes(StandardCharsets.UTF_8)) {
      if (b == '%' || (b >= 0 && b <= ' ') || b == 0x7f) {
        escaped.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
      } else {
        escaped.append((char) (b & 0xff));
      }
    }
    return new String(
        escaped.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  /** A word as it was before it was written into a record. */
  public static String unescape(String word) {
    byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
    int length = 0;
    for (int i = 0; i < bytes.length; i++, length++) {
      boolean escaped =
          bytes[i] == '%'
              && i + 2 < bytes.length
              && HexFormat.isHexDigit(bytes[i + 1])
              && HexFormat.isHexDigit(bytes[i + 2]);
      if (escaped) {
        bytes[length] =
            (byte)
                (HexFormat.fromHexDigit(bytes[i + 1]) * 16 + HexFormat.fromHexDigit(bytes[i + 2]));
        i += 2;
      } else {
        bytes[length] = bytes[i];
      }
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }
}
