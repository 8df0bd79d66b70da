package io.gitopsprofile.tree.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.tree.CaseIgnoringFileSystem;
import io.gitopsprofile.tree.CleanFolder;
import io.gitopsprofile.tree.FailingFileSystem;
import io.gitopsprofile.tree.TreeVerifier;
import io.gitopsprofile.tree.TreeWriter;
import io.gitopsprofile.tree.Trees;
import io.gitopsprofile.tree.WriteOptions;
import io.gitopsprofile.tree.disk.FileSystemAccess;
import io.gitopsprofile.tree.report.Drift;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder that changes its name only in case, on a case-insensitive disk. */
class CaseRenamesTest {

  private static final String PROFILE = "profile.yaml";
  private static final GenerationResult UPPER =
      Trees.of(
          "Monitoring/a.yaml",
          "apiVersion: v1\nkind: a1\n",
          "Monitoring/b.yaml",
          "apiVersion: v1\nkind: b1\n");
  private static final GenerationResult LOWER =
      Trees.of(
          "monitoring/a.yaml",
          "apiVersion: v1\nkind: a1\n",
          "monitoring/b.yaml",
          "apiVersion: v1\nkind: b2\n");

  @TempDir Path folder;
  private Path directory;
  private WriteOptions options;

  @BeforeEach
  void createTree() throws IOException {
    directory = Files.createDirectory(folder.resolve("repository"));
    options = WriteOptions.careful(folder.resolve("copies")).withFsync(false);
    Files.writeString(directory.resolve(PROFILE), "");
    write(new CaseIgnoringFileSystem(directory), UPPER);
  }

  @Test
  void keepsItsFiles() throws IOException {
    FileSystemAccess disk = new CaseIgnoringFileSystem(directory);
    assertThat(new TreeVerifier(disk, "1").verify(LOWER, PROFILE, directory).drifts())
        .extracting(Drift::toString)
        .containsExactly(
            "obsolete Monitoring/a.yaml",
            "obsolete Monitoring/b.yaml",
            "missing monitoring/a.yaml",
            "missing monitoring/b.yaml");
    write(disk, LOWER);
    assertHoldsLower();
  }

  @Test
  void keepsFilesAfterKillAtAnyOperation() throws IOException {
    for (int i = 1; ; i++) {
      CleanFolder.of(directory);
      createTree();
      CaseIgnoringFileSystem disk = new CaseIgnoringFileSystem(directory, i);
      try {
        write(disk, LOWER);
      } catch (FailingFileSystem.Crash killed) {
        assertThat(disk.isDead()).isTrue();
      }
      write(new CaseIgnoringFileSystem(directory), i % 2 == 0 ? UPPER : LOWER);
      write(new CaseIgnoringFileSystem(directory), LOWER);
      assertHoldsLower();
      if (!disk.isDead()) {
        assertThat(i).isGreaterThan(15);
        return;
      }
    }
  }

  @Test
  void doesNotOverwriteEdit() throws IOException {
    FileSystemAccess disk = new CaseIgnoringFileSystem(directory);
    Path edited = directory.resolve("monitoring/b.yaml");
    Files.writeString(edited, "mine: 1\n");
    assertThatThrownBy(() -> write(disk, LOWER))
        .hasMessageContaining("PRF100: monitoring/b.yaml was edited by hand");
    assertThat(edited).hasContent("mine: 1\n");
    options = new WriteOptions(false, true, options.copies()).withFsync(false);
    write(disk, LOWER);
    assertHoldsLower();
    assertThat(options.copies().resolve("monitoring/b.yaml")).hasContent("mine: 1\n");
  }

  @Test
  void keepsFilesOfOtherProfile() throws IOException {
    Files.writeString(directory.resolve("other.yaml"), "");
    FileSystemAccess disk = new CaseIgnoringFileSystem(directory);
    assertThatThrownBy(
            () -> new TreeWriter(disk, "1").write(LOWER, "other.yaml", directory, options))
        .hasMessageContaining("PRF102: monitoring/a.yaml belongs to the profile profile.yaml");
    Files.delete(directory.resolve(PROFILE));
    new TreeWriter(disk, "1").write(LOWER, "other.yaml", directory, options);
    assertThat(directory.resolve("monitoring/b.yaml")).hasContent("apiVersion: v1\nkind: b2\n");
  }

  @Test
  void writesTwoFoldersOnCaseSensitiveDisk() throws IOException {
    CleanFolder.of(directory);
    Files.createDirectory(directory);
    write(new FileSystemAccess(), UPPER);
    write(new FileSystemAccess(), LOWER);
    assertThat(Trees.filesIn(directory)).containsOnlyKeys("monitoring/a.yaml", "monitoring/b.yaml");
  }

  private void write(FileSystemAccess disk, GenerationResult result) throws IOException {
    new TreeWriter(disk, "1").write(result, PROFILE, directory, options);
  }

  private void assertHoldsLower() throws IOException {
    assertThat(Trees.filesIn(directory))
        .containsOnlyKeys("monitoring/a.yaml", "monitoring/b.yaml", PROFILE)
        .containsEntry("monitoring/a.yaml", "apiVersion: v1\nkind: a1\n")
        .containsEntry("monitoring/b.yaml", "apiVersion: v1\nkind: b2\n");
    assertThat(Files.readString(directory.resolve(OwnershipRecord.FILE)))
        .contains("monitoring/a.yaml", "monitoring/b.yaml")
        .doesNotContain("Monitoring");
    assertThat(
            new TreeVerifier(new CaseIgnoringFileSystem(directory), "1")
                .verify(LOWER, PROFILE, directory)
                .drifts())
        .isEmpty();
  }
}
