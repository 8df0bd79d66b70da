package io.gitopsprofile.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitopsprofile.render.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder whose name changes in case alone, on a disk that does not see that. */
class FormerCasesTest {

  private static final String PROFILE = "profile.yaml";
  private static final Result UPPER =
      Trees.of("Monitoring/a.yaml", "a: 1\n", "Monitoring/b.yaml", "b: 1\n");
  private static final Result LOWER =
      Trees.of("monitoring/a.yaml", "a: 1\n", "monitoring/b.yaml", "b: 2\n");

  @TempDir Path folder;
  private Path directory;
  private WriteOptions options;

  @BeforeEach
  void aTree() throws IOException {
    directory = Files.createDirectory(folder.resolve("repository"));
    options = WriteOptions.careful(folder.resolve("copies"));
    Files.writeString(directory.resolve(PROFILE), "");
    write(new CaseIgnoringDisk(directory), UPPER);
  }

  @Test
  void keepsItsFiles() throws IOException {
    Disk disk = new CaseIgnoringDisk(directory);
    assertThat(new TreeVerifier(disk, "1").verify(LOWER, PROFILE, directory).drifts())
        .extracting(Drift::toString)
        .containsExactly(
            "surplus Monitoring/a.yaml",
            "surplus Monitoring/b.yaml",
            "missing monitoring/a.yaml",
            "missing monitoring/b.yaml");
    write(disk, LOWER);
    assertHoldsLower();
  }

  @Test
  void keepsThemWhateverOperationIsTheLast() throws IOException {
    for (int i = 1; ; i++) {
      Cleaned.of(directory);
      aTree();
      CaseIgnoringDisk disk = new CaseIgnoringDisk(directory, i);
      try {
        write(disk, LOWER);
      } catch (FailingDisk.Crash killed) {
        assertThat(disk.isDead()).isTrue();
      }
      write(new CaseIgnoringDisk(directory), i % 2 == 0 ? UPPER : LOWER);
      write(new CaseIgnoringDisk(directory), LOWER);
      assertHoldsLower();
      if (!disk.isDead()) {
        assertThat(i).isGreaterThan(15);
        return;
      }
    }
  }

  @Test
  void doesNotWriteOverAnEdit() throws IOException {
    Disk disk = new CaseIgnoringDisk(directory);
    Path edited = directory.resolve("monitoring/b.yaml");
    Files.writeString(edited, "mine: 1\n");
    assertThatThrownBy(() -> write(disk, LOWER))
        .hasMessageContaining("PRF100: monitoring/b.yaml was edited by hand");
    assertThat(edited).hasContent("mine: 1\n");
    options = new WriteOptions(false, true, options.copies());
    write(disk, LOWER);
    assertHoldsLower();
    assertThat(options.copies().resolve("monitoring/b.yaml")).hasContent("mine: 1\n");
  }

  @Test
  void isNotTakenFromAnotherProfile() throws IOException {
    Files.writeString(directory.resolve("other.yaml"), "");
    Disk disk = new CaseIgnoringDisk(directory);
    assertThatThrownBy(
            () -> new TreeWriter(disk, "1").write(LOWER, "other.yaml", directory, options))
        .hasMessageContaining("PRF102: monitoring/a.yaml comes from the profile profile.yaml");
    Files.delete(directory.resolve(PROFILE));
    new TreeWriter(disk, "1").write(LOWER, "other.yaml", directory, options);
    assertThat(directory.resolve("monitoring/b.yaml")).hasContent("b: 2\n");
  }

  @Test
  void areTwoFoldersOnOtherDisks() throws IOException {
    Cleaned.of(directory);
    Files.createDirectory(directory);
    write(new Disk(), UPPER);
    write(new Disk(), LOWER);
    assertThat(Trees.filesIn(directory)).containsOnlyKeys("monitoring/a.yaml", "monitoring/b.yaml");
  }

  private void write(Disk disk, Result result) throws IOException {
    new TreeWriter(disk, "1").write(result, PROFILE, directory, options);
  }

  private void assertHoldsLower() throws IOException {
    assertThat(Trees.filesIn(directory))
        .containsOnlyKeys("monitoring/a.yaml", "monitoring/b.yaml", PROFILE)
        .containsEntry("monitoring/a.yaml", "a: 1\n")
        .containsEntry("monitoring/b.yaml", "b: 2\n");
    assertThat(Files.readString(directory.resolve(OwnershipRecord.FILE)))
        .contains("monitoring/a.yaml", "monitoring/b.yaml")
        .doesNotContain("Monitoring");
    assertThat(
            new TreeVerifier(new CaseIgnoringDisk(directory), "1")
                .verify(LOWER, PROFILE, directory)
                .drifts())
        .isEmpty();
  }
}
