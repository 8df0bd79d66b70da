package io.gitopsprofile.tree.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.tree.TreeDiff;
import io.gitopsprofile.tree.TreeVerifier;
import io.gitopsprofile.tree.TreeWriter;
import io.gitopsprofile.tree.Trees;
import io.gitopsprofile.tree.WriteOptions;
import io.gitopsprofile.tree.report.Drift;
import io.gitopsprofile.tree.report.ObjectChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A profile keeps its name, and other profiles find it by that name, whatever links lead to the
 * directory.
 */
class RecordedProfileNameTest {

  private static final GenerationResult A = Trees.of("shared.yaml", "a: 1\n");
  private static final GenerationResult B = Trees.of("shared.yaml", "b: 1\n");

  @TempDir Path folder;
  private Path a;
  private Path b;
  private Path link;

  @BeforeEach
  void twoProfilesWithALinkForADirectory() throws IOException {
    Path repository = Files.createDirectories(folder.resolve("repository/profiles"));
    a = Files.writeString(repository.resolve("a.yaml"), "");
    b = Files.writeString(repository.resolve("b.yaml"), "");
    Path real = Files.createDirectories(folder.resolve("elsewhere/deep/tree"));
    link = Files.createSymbolicLink(folder.resolve("repository/out"), real);
  }

  @Test
  void resolvesPathFromRealDirectory() throws IOException {
    assertThat(RecordedProfileName.of(a, link)).isEqualTo("../../../repository/profiles/a.yaml");
    assertThat(RecordedProfileName.of(a, link.toRealPath()))
        .isEqualTo(RecordedProfileName.of(a, link));
    assertThat(RecordedProfileName.of(a, link.resolve("not/yet")))
        .isEqualTo("../../../../../repository/profiles/a.yaml");
    assertThat(RecordedProfileName.of(a, a.getParent())).isEqualTo("a.yaml");
    assertThat(RecordedProfileName.of(a, a.getParent().resolve("x/.."))).isEqualTo("a.yaml");
  }

  @Test
  void keepsNameOfLinkedProfile() throws IOException {
    Path other = Files.createSymbolicLink(a.resolveSibling("other.yaml"), a);
    assertThat(RecordedProfileName.of(other, a.getParent())).isEqualTo("other.yaml");
    Path folders = Files.createSymbolicLink(folder.resolve("link"), a.getParent());
    assertThat(RecordedProfileName.of(folders.resolve("a.yaml"), a.getParent()))
        .isEqualTo("a.yaml");
  }

  @Test
  void separatesFilesOfTwoProfiles() throws IOException {
    write(A, a);
    assertThatThrownBy(() -> write(B, b))
        .hasMessageContaining("PRF102: shared.yaml belongs to the profile")
        .hasMessageContaining("repository/profiles/a.yaml");
    assertThat(link.resolve("shared.yaml")).hasContent("a: 1\n");
    assertThat(new TreeVerifier().verify(B, RecordedProfileName.of(b, link), link).drifts())
        .extracting(Drift::kind)
        .containsExactly(Drift.Kind.CONFLICTING);
    assertThat(new TreeVerifier().verify(A, RecordedProfileName.of(a, link), link).drifts())
        .isEmpty();
    assertThat(TreeDiff.between(link, RecordedProfileName.of(b, link), B.tree()))
        .extracting(ObjectChange::action)
        .containsExactly(ObjectChange.Action.CREATE);
  }

  private void write(GenerationResult result, Path profile) throws IOException {
    WriteOptions options = WriteOptions.careful(folder.resolve("copies"));
    new TreeWriter().write(result, RecordedProfileName.of(profile, link), link, options);
  }
}
