package io.gitopsprofile.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.check.Diagnostic;
import io.gitopsprofile.check.DiagnosticCode;
import io.gitopsprofile.check.Severity;
import io.gitopsprofile.read.EditedProfile;
import io.gitopsprofile.read.ProfileEditor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each edit that a finding carries mends it and breaks nothing else, in every row of the mutation
 * table and in the golden cases of the codes. A row without an edit is listed in {@code
 * without-edit.yaml}, by its code if that never has one.
 */
class EditsTest {

  private static final Path GOLDEN = Path.of("src/test/golden");
  private static final EditTable WITHOUT = EditTable.read();

  static List<Mutation> mutations() {
    return MutationTable.read();
  }

  static List<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(GOLDEN)) {
      return folders
          .map(folder -> folder.getFileName().toString())
          .filter(name -> name.startsWith("shows-prf"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("mutations")
  void mendsTheFindingAlone(Mutation mutation) {
    boolean mended = false;
    for (Diagnostic finding : found(mutation)) {
      mended |= mends(finding, mutation.profile(), mutation.text());
    }
    boolean listed =
        WITHOUT.codes().containsKey(mutation.code()) || WITHOUT.rows().contains(title(mutation));
    assertThat(mended)
        .as("%s has an edit: %s", title(mutation), mutation.report())
        .isNotEqualTo(listed);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void mendsTheFindingsOfAGoldenCase(String name) throws IOException {
    String yaml = Files.readString(GOLDEN.resolve(name).resolve("profile.yaml"));
    for (Diagnostic finding : SoundProfiles.all(name, yaml)) {
      boolean mended = mends(finding, name, yaml);
      if (WITHOUT.codes().containsKey(finding.code().code())) {
        assertThat(mended).as("%s has an edit", finding).isFalse();
      }
    }
  }

  @Test
  void listsOnlyWhatIsThere() {
    Set<String> codes = new TreeSet<>();
    List<String> titles = new ArrayList<>();
    for (Mutation mutation : mutations()) {
      codes.add(mutation.code());
      titles.add(title(mutation));
    }
    assertThat(codes).containsAll(WITHOUT.codes().keySet());
    assertThat(titles).containsAll(WITHOUT.rows());
    assertThat(WITHOUT.rows()).doesNotHaveDuplicates();
    assertThat(WITHOUT.codes().values()).allSatisfy(reason -> assertThat(reason).isNotBlank());
  }

  /** Whether the finding carries edits that can be applied; they must then mend it. */
  private static boolean mends(Diagnostic finding, String name, String yaml) {
    EditedProfile edited = new ProfileEditor(yaml).edit(finding.edits());
    if (finding.edits().isEmpty() || edited.text() == null) {
      return false;
    }
    List<Diagnostic> before = SoundProfiles.all(name, yaml);
    List<String> known = said(before);
    boolean hadError = before.stream().anyMatch(it -> it.severity() == Severity.ERROR);
    List<String> left = new ArrayList<>();
    for (Diagnostic after : SoundProfiles.all(name, edited.text())) {
      // An acceptance that matches nothing is told only of a profile without errors.
      boolean hidden = hadError && after.code() == DiagnosticCode.UNUSED_ACCEPTANCE;
      boolean isNew = !known.remove(said(after)) && after.severity() != Severity.INFO;
      if (said(after).equals(said(finding)) || (isNew && !hidden)) {
        left.add(said(after));
      }
    }
    assertThat(left).as("%s%n%s%n%s", finding, finding.edits(), edited.text()).isEmpty();
    return true;
  }

  /** The findings of the expected code that the sound profile does not have. */
  private static List<Diagnostic> found(Mutation mutation) {
    List<String> sound =
        said(SoundProfiles.all(mutation.profile(), SoundProfiles.text(mutation.profile())));
    List<Diagnostic> found = new ArrayList<>();
    for (Diagnostic finding : SoundProfiles.all(mutation.profile(), mutation.text())) {
      if (!sound.remove(said(finding)) && finding.code().code().equals(mutation.code())) {
        found.add(finding);
      }
    }
    return found;
  }

  private static List<String> said(List<Diagnostic> findings) {
    List<String> said = new ArrayList<>();
    for (Diagnostic finding : findings) {
      said.add(said(finding));
    }
    return said;
  }

  private static String said(Diagnostic finding) {
    return finding.code().code() + " " + finding.message();
  }

  private static String title(Mutation mutation) {
    return mutation.code() + " " + mutation.defect() + " [" + mutation.profile() + "]";
  }
}
