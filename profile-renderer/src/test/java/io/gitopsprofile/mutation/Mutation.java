package io.gitopsprofile.mutation;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One defect in one profile.
 *
 * @param defect what is broken, in words
 * @param invariant the number of the invariant that it breaks; 0 for none of them
 * @param code the code of the one finding that is expected
 * @param besides codes that come with it and cannot be avoided
 * @param profile the sound profile
 * @param find what is replaced; it stands in the profile once
 * @param put what replaces it
 * @param at what begins on the line of the finding; null for the first line that is changed
 */
record Mutation(
    String defect,
    int invariant,
    String code,
    Set<String> besides,
    String profile,
    String find,
    String put,
    @Nullable String at) {

  /** The profile with the defect in it. */
  String text() {
    String sound = SoundProfiles.text(profile);
    return new StringBuilder(sound)
        .replace(only(find, sound), only(find, sound) + find.length(), put)
        .toString();
  }

  /** What is found beyond what is found in the sound profile, one text for each finding. */
  List<String> actual() {
    List<String> known = new ArrayList<>();
    for (Diagnostic finding : SoundProfiles.findings(profile, SoundProfiles.text(profile))) {
      known.add(finding.code().code() + finding.message());
    }
    List<String> found = new ArrayList<>();
    for (Diagnostic finding : SoundProfiles.findings(profile, text())) {
      String code = finding.code().code();
      if (!known.remove(code + finding.message()) && !besides.contains(code)) {
        found.add(place(code, finding.position()));
      }
    }
    return found;
  }

  /** The one text that {@link #actual} is to hold. */
  String expected() {
    String text = text();
    int offset = at == null ? firstChange(SoundProfiles.text(profile), text) : only(at, text);
    long line = text.substring(0, offset).chars().filter(c -> c == '\n').count() + 1;
    return code + " profile.yaml:" + line;
  }

  /** The findings in full, for the report of a failure. */
  String report() {
    StringBuilder report = new StringBuilder();
    report.append(this).append("\n  expected ").append(expected()).append('\n');
    for (Diagnostic finding : SoundProfiles.findings(profile, text())) {
      report.append("  | ").append(finding.toString().replace("\n", "\n  | ")).append('\n');
    }
    return report.toString();
  }

  private static String place(String code, @Nullable SourcePosition position) {
    return position == null
        ? code + " nowhere"
        : code + " " + position.file() + ":" + position.line();
  }

  private static int only(String part, String text) {
    int offset = text.indexOf(part);
    if (offset < 0 || text.indexOf(part, offset + 1) >= 0) {
      throw new IllegalStateException("stands " + (offset < 0 ? "nowhere: " : "twice: ") + part);
    }
    return offset;
  }

  private static int firstChange(String sound, String broken) {
    int offset = 0;
    int end = Math.min(sound.length(), broken.length());
    while (offset < end && sound.charAt(offset) == broken.charAt(offset)) {
      offset++;
    }
    return offset;
  }

  @Override
  public String toString() {
    return invariant + ". " + defect + " [" + profile + "]";
  }
}
