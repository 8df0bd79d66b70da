package io.gitopsprofile.mutation;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A single defect in one profile.
 *
 * @param defect the defect in words
 * @param invariant the number of the broken invariant; 0 for none
 * @param code the code of the single expected finding
 * @param besides unavoidable additional codes
 * @param profile the sound profile
 * @param find the text to replace; occurs in the profile once
 * @param put the replacement
 * @param at the start of the line of the finding; null for the first changed line
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

  /** The findings that the sound profile does not have, one text for each. */
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

  /** The single text that {@link #actual} must hold. */
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
