package io.gitopsprofile.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.tree.disk.FileSystemAccess;
import io.gitopsprofile.tree.disk.Transaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Obstacles at the path of the staging folder. */
class PendingFolderTest {

  private static final GenerationResult TREE = Trees.of("a.yaml", "a: 1\n");

  @TempDir Path folder;
  private Path directory;
  private Path pending;

  @BeforeEach
  void createDirectory() throws IOException {
    directory = Files.createDirectory(folder.resolve("repository"));
    pending = directory.resolve(Transaction.FOLDER);
  }

  @Test
  void rejectsLink() throws IOException {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    for (String name : new String[] {"journal", "journal.new", "new-0", "old-0"}) {
      Files.writeString(outside.resolve(name), "mine");
    }
    Files.createSymbolicLink(pending, outside);
    SortedMap<String, String> before = Trees.in(outside);
    assertThatThrownBy(() -> write(new FileSystemAccess()))
        .isInstanceOf(IOException.class)
        .hasMessage(
            directory.toRealPath().resolve(Transaction.FOLDER)
                + " is a link or a device, not the staging folder of a run; move it away or"
                + " delete it, then"
                + " run again");
    assertThat(Trees.in(outside)).isEqualTo(before);
    assertThat(directory.resolve("a.yaml")).doesNotExist();
  }

  @Test
  void rejectsRegularFile() throws IOException {
    Files.writeString(pending, "mine");
    assertRefuses(
        pending,
        " is a file, not the staging folder of a run; move it away or delete it, then run"
            + " again");
    assertThat(new TreeVerifier().verify(TREE, "profile.yaml", directory).drifts())
        .first()
        .hasToString("interrupted .profile.pending (not from this tool; delete it)");
  }

  @Test
  void rejectsSubfolders() throws IOException {
    Path journal = Files.createDirectories(pending.resolve("journal"));
    String fix = " is a folder that is not from a run; move it away or delete it, then run again";
    assertRefuses(journal, fix);
    Files.delete(journal);
    Files.createDirectories(pending.resolve("d/e"));
    assertRefuses(pending.resolve("d"), fix);
  }

  @Test
  void rejectsForeignFiles() throws IOException {
    Files.createDirectory(pending);
    Files.writeString(pending.resolve("new-0"), "left by a killed run");
    Path mine = Files.writeString(pending.resolve("notes.txt"), "mine");
    assertRefuses(
        mine, " is a file that is not from a run; move it away or delete it, then run again");
    Files.delete(mine);
    write(new FileSystemAccess());
    assertThat(Trees.filesIn(directory)).containsOnlyKeys("a.yaml");
  }

  private void assertRefuses(Path what, String why) throws IOException {
    SortedMap<String, String> before = Trees.in(directory);
    assertThatThrownBy(() -> write(new FileSystemAccess()))
        .isInstanceOf(IOException.class)
        .hasMessage(directory.toRealPath().resolve(directory.relativize(what)) + why);
    assertThat(Trees.in(directory)).isEqualTo(before);
  }

  @Test
  void keepsPendingFolderCreatedByAnotherProcess() throws IOException {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Files.writeString(outside.resolve("journal"), "mine");
    FileSystemAccess raced =
        new FileSystemAccess() {
          @Override
          public void createDirectory(Path made) throws IOException {
            if (made.endsWith(Transaction.FOLDER)) {
              Files.createSymbolicLink(made, outside);
            }
            super.createDirectory(made);
          }
        };
    assertThatThrownBy(() -> write(raced)).isInstanceOf(IOException.class);
    assertThat(outside.resolve("journal")).hasContent("mine");
    assertThat(pending).isSymbolicLink();
  }

  private void write(FileSystemAccess disk) throws IOException {
    new TreeWriter(disk, "1")
        .write(
            TREE,
            "profile.yaml",
            directory,
            WriteOptions.careful(folder.resolve("copies")).withFsync(false));
  }
}
