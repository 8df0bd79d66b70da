package io.gitopsprofile.tree.record;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the ownership record says of one profile: all of it that a run of that profile depends on,
 * and all that it writes there. The runs of other profiles in the same directory change the rest.
 *
 * <p>It is looked for in every build, so this class takes a record's text as it is.
 *
 * @param profile the profile, as the record writes it
 * @param text its lines, each with LF at its end
 */
public record RecordSection(String profile, String text) {

  private static final int WORDS = 4;

  /**
   * The other profiles that a record names, as it writes them; null unless it says just this of the
   * profile, so that the profile's run would leave it as it is. Of a record that is not as a run
   * writes it, such as one with a conflict or with two lines of one path, that is not sure.
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
