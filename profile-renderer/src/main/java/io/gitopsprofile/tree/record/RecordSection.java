package io.gitopsprofile.tree.record;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lines of one profile in the ownership record: everything that a run of the profile reads and
 * writes there. Runs of other profiles in the same directory change the other lines.
 *
 * <p>The section is searched in every build, so this class works on the record's text without
 * parsing it.
 *
 * @param profile the profile's name as written in the record
 * @param text the profile's lines, each ending with LF
 */
public record RecordSection(String profile, String text) {

  /**
   * The other profiles of a record, as written there; null unless the record has exactly this
   * section, so that a run of the profile would leave the record unchanged. A record that no run
   * would write, such as one with a conflict or with two lines of one path, also gives null.
   *
   * @param record the record's text
   */
  @Nullable
  public Set<String> othersIn(String record) {
    StringBuilder own = new StringBuilder();
    Set<String> others = new HashSet<>();
    String path = "";
    for (int start = 0, end; start < record.length(); start = end + 1) {
      end = record.indexOf('\n', start);
      if (end < 0) {
        return null;
      }
      boolean crlf = end > start && record.charAt(end - 1) == '\r';
      String line = record.substring(start, crlf ? end - 1 : end);
      String before = path;
      path = line.substring(0, Math.max(0, line.indexOf(' ')));
      @Nullable String ofLine = path.compareTo(before) <= 0 ? null : profileOf(line, path.length());
      if (ofLine == null) {
        return null;
      }
      if (ofLine.equals(profile)) {
        own.append(line).append('\n');
      } else {
        others.add(ofLine);
      }
    }
    return text.contentEquals(own) ? others : null;
  }

  /** The profile of a line, its fourth word; null if a run would not write such a line. */
  private static @Nullable String profileOf(String line, int path) {
    int version = line.indexOf(' ', path + 1);
    int profile = version < 0 ? -1 : line.indexOf(' ', version + 1);
    if (profile < 0 || !line.startsWith(OwnershipRecord.ALGORITHM, path + 1)) {
      return null;
    }
    int places = line.indexOf(' ', profile + 1);
    return places < 0 || isPlaces(line, places + 1)
        ? line.substring(profile + 1, places < 0 ? line.length() : places)
        : null;
  }

  /** True if a line has the characters of places from an index on; others have no meaning. */
  static boolean isPlaces(String line, int from) {
    for (int i = from; i < line.length(); i++) {
      char c = line.charAt(i);
      if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != ':' && c != ',') {
        return false;
      }
    }
    return from < line.length();
  }
}
