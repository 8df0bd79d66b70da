package io.gitopsprofile.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.tree.FailingFileSystem.Fault;
import io.gitopsprofile.tree.disk.FileSystemAccess;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Realistic disk faults at each operation of a run. */
class DiskFaultsTest {

  private static final String PROFILE = "profile.yaml";
  private static final GenerationResult OLD =
      Trees.of(
          "base/a.yaml", "apiVersion: v1\nkind: a1\n", "gone.yaml", "apiVersion: v1\nkind: g1\n");
  private static final GenerationResult NEW =
      Trees.of(
          "base/a.yaml", "apiVersion: v1\nkind: a2\n", "new/b.yaml", "apiVersion: v1\nkind: b2\n");

  @TempDir Path folder;
  private Path directory;

  @BeforeEach
  void createTree() throws IOException {
    directory = folder.resolve("repository");
    write(new FileSystemAccess(), OLD);
  }

  @Test
  void changesNothingOnFullDisk() throws IOException {
    assertChangesNothing(() -> new FileSystemException("x", null, "No space left on device"));
  }

  @Test
  void changesNothingInReadOnlyFolder() throws IOException {
    assertChangesNothing(() -> new AccessDeniedException("x"));
  }

  @Test
  void changesNothingOnReadOnlyDisk() throws IOException {
    assertChangesNothing(() -> new FileSystemException("x", null, "Read-only file system"));
  }

  @Test
  void changesNothingIfFileVanishes() throws IOException {
    assertChangesNothing(() -> new NoSuchFileException("x"));
  }

  @Test
  void failsIfFolderVanishes() throws IOException {
    FileSystemAccess vanishing =
        new FileSystemAccess() {
          @Override
          public void move(Path from, Path to) throws IOException {
            if (to.endsWith("base/a.yaml") && Files.exists(to)) {
              Files.delete(to);
              Files.delete(to.getParent());
            }
            super.move(from, to);
          }
        };
    assertThatThrownBy(() -> write(vanishing, NEW)).isInstanceOf(NoSuchFileException.class);
    assertThat(Trees.filesIn(directory))
        .containsEntry("gone.yaml", "apiVersion: v1\nkind: g1\n")
        .doesNotContainKey("new/b.yaml");
    write(new FileSystemAccess(), NEW);
    assertThat(Trees.filesIn(directory)).containsOnlyKeys("base/a.yaml", "new/b.yaml");
  }

  @Test
  void replacesReadOnlyFileAndKeepsMode() throws IOException {
    Path file = directory.resolve("base/a.yaml");
    assertThat(file.toFile().setWritable(false)).isTrue();
    write(new FileSystemAccess(), NEW);
    assertThat(file).hasContent("apiVersion: v1\nkind: a2\n");
    assertThat(Files.getPosixFilePermissions(file).toString()).doesNotContain("WRITE");
  }

  private void assertChangesNothing(Supplier<IOException> fault) throws IOException {
    SortedMap<String, String> before = Trees.in(directory);
    int failures = 0;
    for (int i = 1; ; i++) {
      FailingFileSystem disk = new FailingFileSystem(Fault.FAIL, i, fault);
      Throwable thrown = catchThrowable(() -> write(disk, NEW));
      if (!disk.wasReached()) {
        assertThat(failures).isGreaterThan(12);
        return;
      }
      if (thrown == null) {
        // Only the cleanup failed, or the operation was retried.
        write(new FileSystemAccess(), OLD);
        assertThat(Trees.in(directory)).as("operation %d", i).isEqualTo(before);
        continue;
      }
      failures++;
      assertThat(thrown).isInstanceOf(fault.get().getClass()).hasMessage(fault.get().getMessage());
      assertThat(Trees.in(directory)).as("operation %d", i).isEqualTo(before);
    }
  }

  private void write(FileSystemAccess disk, GenerationResult result) throws IOException {
    new TreeWriter(disk, "1")
        .write(
            result,
            PROFILE,
            directory,
            WriteOptions.careful(folder.resolve("copies")).withFsync(false));
  }
}
