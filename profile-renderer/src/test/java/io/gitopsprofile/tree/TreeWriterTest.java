package io.gitopsprofile.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.rendered.RenderedFile;
import io.gitopsprofile.tree.disk.FileSystemAccess;
import io.gitopsprofile.tree.report.WriteReport;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeWriterTest {

  private static final String PROFILE = "profile.yaml";
  private static final GenerationResult TREE =
      Trees.of("base/a.yaml", "apiVersion: v1\nkind: a1\n", "b.yaml", "apiVersion: v1\nkind: b1\n");

  private final TreeWriter writer = new TreeWriter();

  @TempDir Path folder;
  private Path directory;
  private Path copies;

  @BeforeEach
  void folders() throws IOException {
    directory = Files.createDirectory(folder.resolve("repository"));
    copies = folder.resolve("copies");
    Files.writeString(directory.resolve(PROFILE), "");
  }

  @Test
  void recordsWrittenFiles() throws IOException {
    assertThat(write(TREE).created()).containsExactly("b.yaml", "base/a.yaml");
    assertThat(Trees.filesIn(directory))
        .containsOnlyKeys("b.yaml", "base/a.yaml", PROFILE)
        .containsEntry("base/a.yaml", "apiVersion: v1\nkind: a1\n");
    assertThat(Files.readString(directory.resolve(".profile.sum")))
        .matches(
            "b\\.yaml sha256:[0-9a-f]{64} \\S+ profile\\.yaml\n"
                + "base/a\\.yaml sha256:[0-9a-f]{64} \\S+ profile\\.yaml\n");
  }

  @Test
  void keepsEqualFiles() throws IOException {
    write(TREE);
    FileTime before = FileTime.fromMillis(1_000_000_000_000L);
    for (String file : List.of("b.yaml", ".profile.sum")) {
      Files.setLastModifiedTime(directory.resolve(file), before);
    }
    assertThat(write(TREE).unchanged()).containsExactly("b.yaml", "base/a.yaml");
    assertThat(Files.getLastModifiedTime(directory.resolve("b.yaml"))).isEqualTo(before);
    assertThat(Files.getLastModifiedTime(directory.resolve(".profile.sum"))).isEqualTo(before);
  }

  @Test
  void acceptsCheckoutWithCrlf() throws IOException {
    write(TREE);
    for (String file : List.of("b.yaml", "base/a.yaml", ".profile.sum")) {
      Path path = directory.resolve(file);
      Files.writeString(path, Files.readString(path).replace("\n", "\r\n"));
    }
    var before = Trees.in(directory);
    assertThat(write(TREE).unchanged()).hasSize(2);
    assertThat(Trees.in(directory)).isEqualTo(before);
    assertThat(write(Trees.of("b.yaml", "apiVersion: v1\nkind: b2\n")).updated())
        .containsExactly("b.yaml");
  }

  @Test
  void updatesAndDeletesOwnedFiles() throws IOException {
    write(TREE);
    WriteReport report = write(Trees.of("b.yaml", "apiVersion: v1\nkind: b2\n"));
    assertThat(report.updated()).containsExactly("b.yaml");
    assertThat(report.deleted()).containsExactly("base/a.yaml");
    assertThat(Trees.filesIn(directory)).containsOnlyKeys("b.yaml", PROFILE);
    assertThat(directory.resolve("base")).doesNotExist();
  }

  @Test
  void keepsNonEmptyFolder() throws IOException {
    write(TREE);
    Files.writeString(directory.resolve("base/mine.yaml"), "mine");
    write(Trees.of("b.yaml", "apiVersion: v1\nkind: b1\n"));
    assertThat(Trees.filesIn(directory)).containsOnlyKeys("b.yaml", "base/mine.yaml", PROFILE);
  }

  @Test
  void rejectsEditedFileAndShowsDiff() throws IOException {
    write(TREE);
    Files.writeString(directory.resolve("base/a.yaml"), "apiVersion: v1\nkind: a7\n");
    var before = Trees.in(directory);
    assertThatThrownBy(
            () ->
                write(
                    Trees.of(
                        "base/a.yaml",
                        "apiVersion: v1\nkind: a2\n",
                        "b.yaml",
                        "apiVersion: v1\nkind: b2\n")))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("PRF100: base/a.yaml was edited by hand since it was generated")
        .hasMessageContaining(
            "    --- profile\n"
                + "    +++ base/a.yaml\n"
                + "    @@ -1,2 +1,2 @@\n"
                + "     apiVersion: v1\n"
                + "    -kind: a2\n"
                + "    +kind: a7")
        .hasMessageContaining("-Dprofile.force")
        .hasMessageContaining("manage: false");
    assertThat(Trees.in(directory)).isEqualTo(before);
  }

  @Test
  void overwritesEditedFileWhenForced() throws IOException {
    write(TREE);
    for (String edit :
        List.of(
            "apiVersion: v1\nkind: a7\n",
            "apiVersion: v1\nkind: a8\n",
            "apiVersion: v1\nkind: a9\n")) {
      Files.writeString(directory.resolve("base/a.yaml"), edit);
      WriteReport report =
          writer.write(TREE, PROFILE, directory, new WriteOptions(false, true, copies));
      assertThat(report.updated()).containsExactly("base/a.yaml");
      assertThat(report.copied()).containsExactly("base/a.yaml");
    }
    assertThat(directory.resolve("base/a.yaml")).hasContent("apiVersion: v1\nkind: a1\n");
    assertThat(copies.resolve("base/a.yaml")).hasContent("apiVersion: v1\nkind: a7\n");
    assertThat(copies.resolve("base/a.yaml.1")).hasContent("apiVersion: v1\nkind: a8\n");
    assertThat(copies.resolve("base/a.yaml.2")).hasContent("apiVersion: v1\nkind: a9\n");
  }

  @Test
  void acceptsEditThatProfileAdopted() throws IOException {
    write(TREE);
    Files.writeString(directory.resolve("b.yaml"), "apiVersion: v1\nkind: b2\n");
    assertThat(
            write(
                    Trees.of(
                        "b.yaml",
                        "apiVersion: v1\nkind: b2\n",
                        "base/a.yaml",
                        "apiVersion: v1\nkind: a1\n"))
                .unchanged())
        .hasSize(2);
    write(Trees.of("base/a.yaml", "apiVersion: v1\nkind: a1\n"));
    assertThat(directory.resolve("b.yaml")).doesNotExist();
  }

  @Test
  void keepsEditedObsoleteFile() throws IOException {
    write(TREE);
    Files.writeString(directory.resolve("b.yaml"), "apiVersion: v1\nkind: b7\n");
    assertThat(write(Trees.of("base/a.yaml", "apiVersion: v1\nkind: a1\n")).left())
        .containsExactly("b.yaml");
    assertThat(directory.resolve("b.yaml")).hasContent("apiVersion: v1\nkind: b7\n");
    assertThat(Files.readString(directory.resolve(".profile.sum"))).doesNotContain("b.yaml");
  }

  @Test
  void rejectsForeignFileUnlessAdopting() throws IOException {
    Files.writeString(directory.resolve("b.yaml"), "apiVersion: v1\nkind: b7\n");
    assertThatThrownBy(() -> write(TREE))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("PRF101: b.yaml already exists and was not generated")
        .hasMessageContaining("+kind: b7")
        .hasMessageContaining("-Dprofile.adopt");
    assertThat(Trees.filesIn(directory)).containsOnlyKeys("b.yaml", PROFILE);

    WriteReport report =
        writer.write(TREE, PROFILE, directory, new WriteOptions(true, false, copies));
    assertThat(report.adopted()).containsExactly("b.yaml");
    assertThat(directory.resolve("b.yaml")).hasContent("apiVersion: v1\nkind: b1\n");
    assertThat(copies.resolve("b.yaml")).hasContent("apiVersion: v1\nkind: b7\n");
  }

  @Test
  void separatesForceFromAdopt() throws IOException {
    write(TREE);
    Files.writeString(directory.resolve("b.yaml"), "apiVersion: v1\nkind: b7\n");
    assertThatThrownBy(
            () -> writer.write(TREE, PROFILE, directory, new WriteOptions(true, false, copies)))
        .hasMessageContaining("PRF100");
    Files.delete(directory.resolve(".profile.sum"));
    assertThatThrownBy(
            () -> writer.write(TREE, PROFILE, directory, new WriteOptions(false, true, copies)))
        .hasMessageContaining("PRF101");
  }

  @Test
  void rebuildsLostRecord() throws IOException {
    write(TREE);
    String record = Files.readString(directory.resolve(".profile.sum"));
    Files.delete(directory.resolve(".profile.sum"));
    WriteReport report = write(TREE);
    assertThat(report.unchanged()).hasSize(2);
    assertThat(report.adopted()).hasSize(2);
    assertThat(Files.readString(directory.resolve(".profile.sum"))).isEqualTo(record);
  }

  @Test
  void readsRecordDamagedByMerge() throws IOException {
    write(TREE);
    Path record = directory.resolve(".profile.sum");
    String mine = Files.readString(record);
    write(Trees.of("b.yaml", "apiVersion: v1\nkind: b2\n", "c.yaml", "apiVersion: v1\nkind: c2\n"));
    String theirs = Files.readString(record);
    Files.writeString(
        record, "<<<<<<< HEAD\n" + mine + "=======\n" + theirs + ">>>>>>> other\nrubbish\n");
    assertThat(write(Trees.of("c.yaml", "apiVersion: v1\nkind: c2\n")).deleted())
        .containsExactly("b.yaml");
    assertThat(Files.readString(record)).matches("c\\.yaml sha256:\\S+ \\S+ profile\\.yaml\n");
  }

  @Test
  void writesTwoProfilesIntoOneDirectory() throws IOException {
    write(TREE);
    Files.writeString(directory.resolve("other profile.yaml"), "");
    GenerationResult other = Trees.of("other.yaml", "apiVersion: v1\nkind: o1\n");
    writer.write(other, "other profile.yaml", directory, WriteOptions.careful(copies));
    assertThat(write(Trees.of("b.yaml", "apiVersion: v1\nkind: b1\n")).deleted())
        .containsExactly("base/a.yaml");
    assertThat(Trees.filesIn(directory))
        .containsOnlyKeys("b.yaml", "other.yaml", PROFILE, "other profile.yaml");
    assertThatThrownBy(() -> write(other))
        .hasMessageContaining("PRF102: other.yaml belongs to the profile other profile.yaml");

    Files.delete(directory.resolve("other profile.yaml"));
    write(other);
    assertThat(Files.readString(directory.resolve(".profile.sum")))
        .matches("other\\.yaml sha256:\\S+ \\S+ profile\\.yaml\n");
  }

  @Test
  void leavesFileOfOtherProfileInDeletedFolder() throws IOException {
    Files.writeString(directory.resolve("other.yaml"), "");
    String own = "apiVersion: v1\nkind: a1\n";
    String shared = "apiVersion: v1\nkind: b1\n";
    write(Trees.of("base/x/a.yaml", own));
    writer.write(
        Trees.of("base/x/b.yaml", shared), "other.yaml", directory, WriteOptions.careful(copies));
    CleanFolder.of(directory.resolve("base"));
    assertThatThrownBy(() -> write(Trees.of("base/x/a.yaml", own, "base/x/b.yaml", shared)))
        .hasMessageContaining("PRF102: base/x/b.yaml belongs to the profile other.yaml");
    assertThat(directory.resolve("base")).doesNotExist();
  }

  @Test
  void keepsFileOfOtherProfileAfterMerge() throws IOException {
    Files.writeString(directory.resolve("b-profile.yaml"), "");
    GenerationResult others = Trees.of("shared.yaml", "apiVersion: v1\nkind: b2\n");
    write(
        Trees.of(
            "shared.yaml", "apiVersion: v1\nkind: a1\n", "b.yaml", "apiVersion: v1\nkind: b1\n"));
    Path record = directory.resolve(".profile.sum");
    String ours = Files.readString(record);
    write(Trees.of("b.yaml", "apiVersion: v1\nkind: b1\n"));
    writer.write(others, "b-profile.yaml", directory, careful());
    String theirs = Files.readString(record);
    for (String union : List.of(ours + theirs, theirs + ours)) {
      Files.writeString(record, union);
      assertThatThrownBy(() -> write(Trees.of("shared.yaml", "apiVersion: v1\nkind: a1\n")))
          .hasMessageContaining("PRF102: shared.yaml belongs to the profile b-profile.yaml");
      WriteReport report = write(Trees.of("b.yaml", "apiVersion: v1\nkind: b1\n"));
      assertThat(report.deleted()).isEmpty();
      assertThat(directory.resolve("shared.yaml")).hasContent("apiVersion: v1\nkind: b2\n");
      assertThat(record).hasContent(theirs);
    }
  }

  @Test
  void keepsFileOfWriterAfterMerge() throws IOException {
    Files.writeString(directory.resolve("b-profile.yaml"), "");
    writer.write(
        Trees.of("shared.yaml", "apiVersion: v1\nkind: b2\n"),
        "b-profile.yaml",
        directory,
        careful());
    Path record = directory.resolve(".profile.sum");
    String theirs = Files.readString(record);
    writer.write(Trees.of(), "b-profile.yaml", directory, careful());
    write(Trees.of("shared.yaml", "apiVersion: v1\nkind: a1\n"));
    Files.writeString(record, Files.readString(record) + theirs);
    assertThat(write(Trees.of("shared.yaml", "apiVersion: v1\nkind: a2\n")).updated())
        .containsExactly("shared.yaml");
    assertThat(Files.readString(record)).doesNotContain("b-profile.yaml");
  }

  @Test
  void keepsModeOfReplacedFile() throws IOException {
    write(TREE);
    Path file = directory.resolve("b.yaml");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    write(Trees.of("b.yaml", "apiVersion: v1\nkind: b2\n"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
  }

  @Test
  void createsFilesWithUmask() throws IOException {
    Path usual = Files.writeString(directory.resolve("usual"), "");
    write(TREE);
    assertThat(Files.getPosixFilePermissions(directory.resolve("b.yaml")))
        .isEqualTo(Files.getPosixFilePermissions(usual));
  }

  @Test
  void doesNotWriteThroughLink() throws IOException {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Files.createSymbolicLink(directory.resolve("base"), outside);
    assertThatThrownBy(() -> write(TREE))
        .hasMessageContaining(
            "PRF103: base/a.yaml cannot be written: base is a link or a device, not a folder");
    Files.delete(directory.resolve("base"));

    Path victim = Files.writeString(outside.resolve("victim"), "apiVersion: v1\nkind: b0\n");
    Files.createSymbolicLink(directory.resolve("b.yaml"), victim);
    assertThatThrownBy(() -> write(TREE))
        .hasMessageContaining("b.yaml is a link or a device, not a regular file");
    assertThat(Trees.in(outside))
        .containsOnlyKeys("victim")
        .containsEntry("victim", "apiVersion: v1\nkind: b0\n");
  }

  @Test
  void doesNotDeleteThroughLink() throws IOException {
    write(TREE);
    Path outside = folder.resolve("outside");
    Files.move(directory.resolve("base"), outside);
    Files.createSymbolicLink(directory.resolve("base"), outside);
    assertThat(write(Trees.of("b.yaml", "apiVersion: v1\nkind: b1\n")).left())
        .containsExactly("base/a.yaml");
    assertThat(outside.resolve("a.yaml")).hasContent("apiVersion: v1\nkind: a1\n");
  }

  @Test
  void rejectsObstacles() throws IOException {
    Files.createDirectories(directory.resolve("b.yaml/x"));
    assertThatThrownBy(() -> write(TREE)).hasMessageContaining("b.yaml is a folder");
    CleanFolder.of(directory.resolve("b.yaml"));
    Files.writeString(directory.resolve("base"), "");
    assertThatThrownBy(() -> write(TREE)).hasMessageContaining("base is a file, not a folder");
  }

  @Test
  void writesConcurrently() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<WriteReport>> runs = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        GenerationResult tree = Trees.of("base/a.yaml", "run: " + i % 2 + "\n");
        runs.add(() -> write(tree));
      }
      for (Future<WriteReport> run : threads.invokeAll(runs)) {
        assertThat(run.get().total()).isEqualTo(1);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(Trees.filesIn(directory)).containsOnlyKeys("base/a.yaml", PROFILE);
  }

  @Test
  void usesFolderCreatedByOtherRun() throws IOException {
    Path shared = folder.resolve("target/shared");
    FileSystemAccess raced =
        new FileSystemAccess() {
          @Override
          public void createDirectory(Path made) throws IOException {
            if (made.equals(shared)) {
              Files.createDirectory(made);
            }
            super.createDirectory(made);
          }
        };
    Files.createDirectory(folder.resolve("target"));
    new TreeWriter(raced, "1")
        .write(Trees.of("a.yaml", "apiVersion: v1\nkind: a1\n"), PROFILE, shared, careful());
    assertThat(Trees.filesIn(shared)).containsOnlyKeys("a.yaml");
  }

  @Test
  void recreatesFolderRemovedByFailedRun() throws IOException {
    Path shared = folder.resolve("target/shared");
    List<Path> takenAway = new ArrayList<>();
    FileSystemAccess raced =
        new FileSystemAccess() {
          @Override
          public Entry entry(Path path) throws IOException {
            Entry seen = super.entry(path);
            if (path.equals(shared) && seen == Entry.DIRECTORY && takenAway.isEmpty()) {
              takenAway.add(path);
              Files.delete(path);
              Files.delete(path.getParent());
            }
            return seen;
          }
        };
    Files.createDirectories(shared);
    new TreeWriter(raced, "1")
        .write(Trees.of("a.yaml", "apiVersion: v1\nkind: a1\n"), PROFILE, shared, careful());
    assertThat(takenAway).containsExactly(shared);
    assertThat(Trees.filesIn(shared)).containsOnlyKeys("a.yaml");
  }

  @Test
  void reportsBrokenLink() throws IOException {
    Path nowhere = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));
    assertThatThrownBy(() -> writer.write(TREE, PROFILE, nowhere.resolve("tree"), careful()))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(nowhere + " is a link or a device, not a folder; ");
    assertThat(folder.resolve("nowhere")).doesNotExist();
  }

  @Test
  void recreatesFolderRemovedByOtherRun() throws IOException {
    Path shared = folder.resolve("target/shared");
    List<Path> refused = new ArrayList<>();
    FileSystemAccess raced =
        new FileSystemAccess() {
          @Override
          public void createDirectory(Path directory) throws IOException {
            if (directory.equals(shared) && refused.isEmpty()) {
              refused.add(directory);
              throw new FileAlreadyExistsException(directory.toString());
            }
            super.createDirectory(directory);
          }
        };
    new TreeWriter(raced, "1")
        .write(Trees.of("a.yaml", "apiVersion: v1\nkind: a1\n"), PROFILE, shared, careful());
    assertThat(refused).containsExactly(shared);
    assertThat(Trees.filesIn(shared)).containsOnlyKeys("a.yaml");
  }

  @Test
  void keepsFolderDespiteFailingRuns() throws Exception {
    Path shared = folder.resolve("target/shared");
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (int round = 0; round < 50; round++) {
        List<Future<?>> failing = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
          failing.add(threads.submit(() -> failToWrite(shared)));
        }
        Future<WriteReport> other =
            threads.submit(() -> writer.write(TREE, PROFILE, shared, careful()));
        assertThat(other.get().created()).hasSize(2);
        for (Future<?> run : failing) {
          run.get();
        }
        assertThat(Trees.filesIn(shared)).containsOnlyKeys("b.yaml", "base/a.yaml");
        CleanFolder.of(folder.resolve("target"));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private void failToWrite(Path shared) {
    FileSystemAccess full =
        new FileSystemAccess() {
          @Override
          public void create(Path file, byte[] bytes) throws IOException {
            throw new FileSystemException(file.toString(), null, "No space left on device");
          }
        };
    assertThatThrownBy(
            () ->
                new TreeWriter(full, "1")
                    .write(
                        Trees.of("c.yaml", "apiVersion: v1\nkind: c1\n"),
                        "c-profile.yaml",
                        shared,
                        careful()))
        .hasMessageContaining("No space left on device");
  }

  @Test
  void rejectsPathOutsideDirectory() {
    assertThatThrownBy(() -> new RenderedFile("../a.yaml", ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RenderedFile("/a.yaml", ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private WriteReport write(GenerationResult result) throws IOException {
    return writer.write(result, PROFILE, directory, careful());
  }

  private WriteOptions careful() {
    return WriteOptions.careful(copies);
  }
}
