package io.gitopsprofile.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.tree.disk.Transaction;
import io.gitopsprofile.tree.record.OwnershipRecord;
import io.gitopsprofile.tree.report.Drift;
import io.gitopsprofile.tree.report.WriteReport;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damage of the record by a bad merge, an editor or another system does not stop a run. */
class DamagedRecordTest {

  private static final String PROFILE = "profile.yaml";
  private static final GenerationResult TREE =
      Trees.of("a.yaml", "apiVersion: v1\nkind: a1\n", "b.yaml", "apiVersion: v1\nkind: b1\n");

  @TempDir Path folder;
  private Path directory;
  private Path record;

  @BeforeEach
  void createTree() throws IOException {
    directory = Files.createDirectory(folder.resolve("repository"));
    record = directory.resolve(OwnershipRecord.FILE);
    Files.writeString(directory.resolve(PROFILE), "");
    write(TREE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%00x", "%07", "%0A", "\u0085", "."})
  void ignoresLineWithoutProfile(String profile) throws IOException {
    String whole = Files.readString(record);
    int last = whole.lastIndexOf(PROFILE);
    Files.writeString(record, whole.substring(0, last) + profile);
    assertThat(new TreeVerifier().verify(TREE, PROFILE, directory).drifts())
        .extracting(Drift::path)
        .containsExactly(OwnershipRecord.FILE);
    WriteReport report = write(TREE);
    assertThat(report.unchanged()).hasSize(2);
    assertThat(record).hasContent(whole);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no such locale")
  void keepsFilesOfProfileWithUnencodableName() throws Exception {
    String whole = Files.readString(record);
    Files.writeString(record, whole.replace(PROFILE, "pr\u00f6file.yaml"));
    assertThat(runInAsciiLocale())
        .contains("PRF102: a.yaml belongs to the profile")
        .doesNotContain("InvalidPathException");
    assertThat(directory.resolve("a.yaml")).hasContent("apiVersion: v1\nkind: a1\n");
  }

  @Test
  void rejectsHugeRecord() throws IOException {
    makeHuge(record);
    assertThatThrownBy(() -> write(TREE))
        .isInstanceOf(IOException.class)
        .hasMessage(
            directory.toRealPath().resolve(OwnershipRecord.FILE)
                + " has 104857600 bytes, more than a run ever writes there; delete it and run"
                + " again");
    assertThatThrownBy(() -> new TreeVerifier().verify(TREE, PROFILE, directory))
        .hasMessageContaining("more than a run ever writes there");
    Files.delete(record);
    assertThat(write(TREE).unchanged()).hasSize(2);
  }

  @Test
  void rejectsHugeJournal() throws IOException {
    Path pending = Files.createDirectory(directory.resolve(Transaction.FOLDER));
    makeHuge(pending.resolve("journal"));
    assertThatThrownBy(() -> write(TREE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(
            "journal has 104857600 bytes, more than a run ever writes there; delete")
        .hasMessageEndingWith(Transaction.FOLDER + ", then run again");
  }

  private static void makeHuge(Path file) throws IOException {
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(100 << 20);
    }
  }

  private WriteReport write(GenerationResult result) throws IOException {
    WriteOptions options = WriteOptions.careful(folder.resolve("copies")).withFsync(false);
    return new TreeWriter().write(result, PROFILE, directory, options);
  }

  /** Runs in a separate JVM: writes the tree and prints the error. */
  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args[0]);
    try {
      new TreeWriter()
          .write(
              TREE,
              PROFILE,
              directory,
              WriteOptions.careful(directory.resolve("copies")).withFsync(false));
      System.out.println("written");
    } catch (RuntimeException e) {
      System.out.println(e);
    }
  }

  private String runInAsciiLocale() throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(DamagedRecordTest.class.getName(), directory.toString()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C");
    Process run = builder.start();
    String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return said;
  }
}
