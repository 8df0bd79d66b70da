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

  private static final int WORDS = 4;

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
      if (path.compareTo(before) <= 0 || !isWhole(line, path.length())) {
        return null;
      }
      String ofLine = line.substring(line.lastIndexOf(' ') + 1);
      if (ofLine.equals(profile)) {
        own.append(line).append('\n');
      } else {
        others.add(ofLine);
      }
    }
    return text.contentEquals(own) ? others : null;
  }

  private static boolean isWhole(String line, int path) {
    int words = 1;
    for (int i = 0; i < line.length(); i++) {
      words += line.charAt(i) == ' ' ? 1 : 0;
    }
    return words == WORDS && line.startsWith(OwnershipRecord.ALGORITHM, path + 1);
  }
}
