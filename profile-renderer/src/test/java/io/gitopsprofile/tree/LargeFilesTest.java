package io.gitopsprofile.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.tree.compare.TreeComparison;
import io.gitopsprofile.tree.report.Drift;
import io.gitopsprofile.tree.report.WriteReport;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are larger than those of a tree may be. */
class LargeFilesTest {

  private static final String PROFILE = "profile.yaml";
  private static final long HUGE = 100L * 1024 * 1024;
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
  void areNeitherReadNorWrittenOver() throws IOException {
    write(TREE, false);
    grow();
    assertThatThrownBy(() -> write(TREE, true))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("b.yaml cannot be written: b.yaml has more than 2 MiB")
        .hasMessageContaining("fix: move it away, or split the object of this part");
    assertThat(verify(TREE))
        .extracting(Drift::toString)
        .containsExactly("conflicting b.yaml (b.yaml has more than 2 MiB)");
    assertThat(file).hasSize(HUGE);
  }

  @Test
  void stayIfTheProfileNoLongerYieldsThem() throws IOException {
    write(TREE, false);
    grow();
    assertThat(write(Trees.of("a.yaml", "a: 1\n"), false).left()).containsExactly("b.yaml");
    assertThat(file).hasSize(HUGE);
  }

  @Test
  void areNotGenerated() {
    String text = "b: 1\n".repeat(500_000);
    assertThatThrownBy(() -> write(Trees.of("a.yaml", "a: 1\n", "b.yaml", text), false))
        .hasMessageContaining("b.yaml cannot be written: b.yaml has more than 2 MiB");
    assertThat(directory.resolve("a.yaml")).doesNotExist();
  }

  @Test
  void areNotThoseThatCrlfMakesLarge() throws IOException {
    String text = "\n".repeat(TreeComparison.LARGEST);
    GenerationResult large = Trees.of("a.yaml", "a: 1\n", "b.yaml", text);
    assertThat(write(large, false).created()).containsExactly("a.yaml", "b.yaml");
    Files.writeString(file, text.replace("\n", "\r\n"));
    assertThat(write(large, false).unchanged()).containsExactly("a.yaml", "b.yaml");
    Files.writeString(file, text.replace("\n", "a"));
    assertThat(verify(large)).extracting(Drift::path).containsExactly("b.yaml");
  }

  private void grow() throws IOException {
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(HUGE);
    }
  }

  private WriteReport write(GenerationResult result, boolean force) throws IOException {
    WriteOptions options =
        new WriteOptions(false, force, folder.resolve("copies")).withFsync(false);
    return new TreeWriter().write(result, PROFILE, directory, options);
  }

  private List<Drift> verify(GenerationResult result) throws IOException {
    return new TreeVerifier().verify(result, PROFILE, directory).drifts();
  }
}
