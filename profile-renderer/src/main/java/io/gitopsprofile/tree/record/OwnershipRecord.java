package io.gitopsprofile.tree.record;

import io.gitopsprofile.tree.disk.ContentHash;
import io.gitopsprofile.tree.disk.RecordPath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The files of a directory that profiles generated: {@code .profile.sum}, committed beside them.
 * The record has a line per file, sorted by path:
 *
 * <pre>
 * base/demo/namespace.yaml sha256:9f86d0... 0.1.0 profile.yaml
 * </pre>
 *
 * <p>The words are the path, the hash of the generated content, the version of the generator that
 * wrote it, and the profile. A file with values that image automation may replace has a fifth word:
 * their places, as {@code ContentForm} describes them; the hash leaves them out. A line changes
 * only when its file does, so that merging the records of two branches is merging their trees. A
 * record that is damaged by a merge is still read: other lines, such as conflict markers, are
 * skipped; two lines with the same path both count.
 */
public final class OwnershipRecord {

  /** File name of the record; neither Flux v1 nor Flux v2 reads it as a manifest. */
  public static final String FILE = RecordPath.RECORD;

  static final String ALGORITHM = "sha256:";
  private static final int HASH_LENGTH = 64;

  /**
   * A line of the record.
   *
   * @param path the file, relative to the record's directory
   * @param hash the hash of the form of the written content
   * @param version the version of the generator that wrote the file
   * @param profile the profile that generates the file, relative to the record's directory
   * @param places the places of the values that image automation may replace; empty for none
   */
  public record Line(String path, String hash, String version, String profile, String places) {

    /** Creates a line of a file that image automation does not change. */
    public Line(String path, String hash, String version, String profile) {
      this(path, hash, version, profile, "");
    }

    String text() {
      String last = places.isEmpty() ? "" : ' ' + places;
      return path
          + ' '
          + ALGORITHM
          + hash
          + ' '
          + escape(version)
          + ' '
          + escape(profile)
          + last
          + '\n';
    }
  }

  private final SortedMap<String, List<Line>> lines = new TreeMap<>();

  private OwnershipRecord(Collection<Line> lines) {
    for (Line line : lines) {
      List<Line> ofPath = this.lines.get(line.path());
      if (ofPath == null) {
        ofPath = new ArrayList<>();
        this.lines.put(line.path(), ofPath);
      }
      ofPath.add(line);
    }
  }

  /** Creates a record of these lines. */
  public static OwnershipRecord of(Collection<Line> lines) {
    return new OwnershipRecord(lines);
  }

  /** True if a file is a record: each of its lines is read. */
  public static boolean isRecord(byte[] bytes) {
    return Arrays.equals(parse(bytes).bytes(), ContentHash.lineFeeds(bytes));
  }

  /** Reads a record; a text that is not a line of a record is skipped. */
  public static OwnershipRecord parse(byte[] bytes) {
    List<Line> lines = new ArrayList<>();
    for (String text : ContentHash.text(bytes).split("\n", -1)) {
      String[] words = text.split(" ", -1);
      boolean isLine =
          words.length == 4 || (words.length == 5 && RecordSection.isPlaces(words[4], 0));
      if (isLine && isHash(words[1]) && RecordPath.isPortable(words[0])) {
        String hash = words[1].substring(ALGORITHM.length());
        String version = unescape(words[2]);
        String profile = unescape(words[3]);
        if (isPrintable(version) && isPrintable(profile)) {
          String places = words.length == 5 ? words[4] : "";
          lines.add(new Line(words[0], hash, version, profile, places));
        }
      }
    }
    return new OwnershipRecord(lines);
  }

  /**
   * True if a text can be a version or the name of a profile. A line that a merge cut off has no
   * profile, and a line of another file has an invalid one. Control characters and characters that
   * change the direction of text would reach the terminal.
   */
  private static boolean isPrintable(String word) {
    for (int i = 0; i < word.length(); i++) {
      int type = Character.getType(word.charAt(i));
      if (type == Character.CONTROL
          || type == Character.FORMAT
          || type == Character.LINE_SEPARATOR
          || type == Character.PARAGRAPH_SEPARATOR) {
        return false;
      }
    }
    return !word.isEmpty();
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

  /** The paths of the record, sorted. */
  public Collection<String> paths() {
    return lines.keySet();
  }

  /** The names of the profiles in the record. */
  public Collection<String> profiles() {
    SortedSet<String> names = new TreeSet<>();
    for (List<Line> ofPath : lines.values()) {
      for (Line line : ofPath) {
        names.add(line.profile());
      }
    }
    return names;
  }

  /** All lines, sorted by path. */
  public List<Line> lines() {
    List<Line> all = new ArrayList<>();
    for (List<Line> ofPath : lines.values()) {
      all.addAll(ofPath);
    }
    return all;
  }

  /** The lines of a path: one, none, or several after a bad merge. */
  public List<Line> lines(String path) {
    return lines.getOrDefault(path, List.of());
  }

  /** True if the path is recorded for a profile and, even after a bad merge, for no other. */
  public boolean isOnlyOf(String path, String profile) {
    List<Line> all = lines(path);
    for (Line line : all) {
      if (!line.profile().equals(profile)) {
        return false;
      }
    }
    return !all.isEmpty();
  }

  /** The section of one profile. */
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

  /** The content of the record file. */
  public byte[] bytes() {
    StringBuilder text = new StringBuilder();
    for (List<Line> ofPath : lines.values()) {
      SortedSet<String> different = new TreeSet<>();
      for (Line line : ofPath) {
        different.add(line.text());
      }
      for (String line : different) {
        text.append(line);
      }
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  public boolean isEmpty() {
    return lines.isEmpty();
  }

  /**
   * Escapes percent signs, blanks and control characters as in a URL, so that a word stays one
   * word.
   */
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

  /** The original of an escaped word. */
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
