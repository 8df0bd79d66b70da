package io.gitopsprofile.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.tree.automation.AutomationHash;
import io.gitopsprofile.tree.disk.ContentHash;
import io.gitopsprofile.tree.disk.LargeFile;
import io.gitopsprofile.tree.report.Drift;
import io.gitopsprofile.tree.report.ObjectChange;
import io.gitopsprofile.tree.report.WriteReport;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of a tree that are too large to be read whole. */
class LargeFilesTest {

  private static final String PROFILE = "profile.yaml";
  private static final long HUGE = 100L * 1024 * 1024;
  private static final String SAID =
      "b.yaml (104857600 bytes; of more than 2097152 no difference is shown)";
  private static final GenerationResult TREE = Trees.of("a.yaml", "a: 1\n", "b.yaml", "b: 1\n");

  @TempDir Path folder;
  private Path directory;
  private Path file;

  @BeforeEach
  void createFolder() throws IOException {
    directory = Files.createDirectory(folder.resolve("repository"));
    file = directory.resolve("b.yaml");
    Files.writeString(directory.resolve(PROFILE), "");
  }

  @Test
  void reportsSizeOfEditedFile() throws IOException {
    write(TREE, false);
    grow();
    assertThatThrownBy(() -> write(TREE, false))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("PRF100: b.yaml was edited by hand")
        .hasMessageContaining(SAID);
    assertThat(verify(TREE))
        .singleElement()
        .matches(drift -> drift.toString().equals("edited b.yaml (by hand)"))
        .extracting(Drift::difference)
        .isEqualTo(SAID);
    assertThat(file).hasSize(HUGE);
  }

  @Test
  void rejectsForeignFile() throws IOException {
    grow();
    assertThatThrownBy(() -> write(TREE, false))
        .hasMessageContaining("PRF101: b.yaml already exists")
        .hasMessageContaining(SAID);
    assertThat(TreeDiff.between(directory, PROFILE, TREE.tree()))
        .extracting(ObjectChange::difference)
        .anyMatch(text -> text.contains("+a: 1"))
        .anyMatch(text -> text.contains("-(104857600 bytes"));
  }

  @Test
  void copiesFileBeforeReplacing() throws IOException {
    write(TREE, false);
    grow();
    assertThat(write(TREE, true).copied()).containsExactly("b.yaml");
    assertThat(folder.resolve("copies/b.yaml")).hasSize(HUGE);
    assertThat(file).content().isEqualTo("b: 1\n");
    grow();
    assertThat(write(TREE, true).copied()).containsExactly("b.yaml");
    assertThat(folder.resolve("copies/b.yaml.1")).hasSize(HUGE);
  }

  @Test
  void keepsEditedObsoleteFile() throws IOException {
    write(TREE, false);
    grow();
    assertThat(write(Trees.of("a.yaml", "a: 1\n"), false).left()).containsExactly("b.yaml");
    assertThat(file).hasSize(HUGE);
  }

  @Test
  void writesAndDeletesLargeFile() throws IOException {
    String text = "b: 1\n".repeat(1_000_000);
    GenerationResult large = Trees.of("a.yaml", "a: 1\n", "b.yaml", text);
    assertThat(write(large, false).created()).containsExactly("a.yaml", "b.yaml");
    assertThat(verify(large)).isEmpty();
    Files.writeString(file, text.replace("\n", "\r\n"));
    assertThat(write(large, false).unchanged()).containsExactly("a.yaml", "b.yaml");
    assertThat(TreeDiff.between(directory, PROFILE, large.tree()))
        .extracting(ObjectChange::action)
        .containsOnly(ObjectChange.Action.UNCHANGED);
    assertThat(write(TREE, false).updated()).containsExactly("b.yaml");
    write(large, false);
    assertThat(write(Trees.of("a.yaml", "a: 1\n"), false).deleted()).containsExactly("b.yaml");
  }

  @Test
  void hashesTextOfLargeFile() throws IOException {
    for (String line : List.of("\r\n", "\r", "\n", "a\r\n", "\r\r\n", "ab\r", "abcdefg\r\n")) {
      String text = "x" + line.repeat(200_000);
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      Files.write(file, bytes);
      LargeFile large = LargeFile.of(file);
      assertThat(large.hash()).as(line).isEqualTo(AutomationHash.of(bytes));
      assertThat(large.exactHash()).isEqualTo(ContentHash.exact(bytes));
      assertThat(large.size()).isEqualTo(bytes.length);
      assertThat(large.textSize()).isEqualTo(text.replace("\r\n", "\n").length());
    }
  }

  private void grow() throws IOException {
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(HUGE);
    }
  }

  private WriteReport write(GenerationResult result, boolean force) throws IOException {
    WriteOptions options = new WriteOptions(false, force, folder.resolve("copies"));
    return new TreeWriter().write(result, PROFILE, directory, options);
  }

  private List<Drift> verify(GenerationResult result) throws IOException {
    return new TreeVerifier().verify(result, PROFILE, directory).drifts();
  }
}
