package io.gitopsprofile.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitopsprofile.render.RenderedFile;
import io.gitopsprofile.render.RenderedTree;
import java.io.IOException;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeWriterTest {

  private static final RenderedTree TREE =
      new RenderedTree(
          List.of(new RenderedFile("base/a.yaml", "a: 1\n"), new RenderedFile("b.yaml", "b: 1\n")));

  private final TreeWriter writer = new TreeWriter();

  @TempDir Path directory;

  @Test
  void createsUpdatesAndLeavesAlone() throws IOException {
    Files.writeString(directory.resolve("b.yaml"), "b: 0\n");
    assertThat(writer.write(TREE, directory))
        .isEqualTo(new WriteReport(List.of("base/a.yaml"), List.of("b.yaml"), List.of()));

    FileTime before = FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(directory.resolve("b.yaml"), before);
    assertThat(writer.write(TREE, directory).unchanged()).containsExactly("b.yaml", "base/a.yaml");
    assertThat(Files.getLastModifiedTime(directory.resolve("b.yaml"))).isEqualTo(before);
    assertThat(files()).containsExactly("b.yaml", "base/a.yaml");
  }

  @Test
  void keepsTheModeOfWhatItReplaces() throws IOException {
    Path file = Files.writeString(directory.resolve("b.yaml"), "b: 0\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    writer.write(TREE, directory);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
  }

  @Test
  void givesNewFilesTheModeOfTheUmask() throws IOException {
    Path usual = Files.writeString(directory.resolve("usual"), "");
    writer.write(TREE, directory);
    assertThat(Files.getPosixFilePermissions(directory.resolve("b.yaml")))
        .isEqualTo(Files.getPosixFilePermissions(usual));
  }

  @Test
  void leavesAStrangersTemporaryFileAlone() throws IOException {
    Path mine = Files.writeString(directory.resolve(".b.yaml.tmp"), "mine");
    writer.write(TREE, directory);
    assertThat(mine).hasContent("mine");
  }

  @Test
  void manyMayWriteAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<WriteReport>> runs = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        String text = "run: " + i % 2 + "\n";
        RenderedTree tree = new RenderedTree(List.of(new RenderedFile("base/a.yaml", text)));
        runs.add(() -> writer.write(tree, directory));
      }
      for (Future<WriteReport> run : threads.invokeAll(runs)) {
        assertThat(run.get().total()).isEqualTo(1);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(files()).containsExactly("base/a.yaml");
  }

  @Test
  void refusesAPathThatLeavesTheDirectory() {
    assertThatThrownBy(() -> new RenderedFile("../a.yaml", ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RenderedFile("/a.yaml", ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> directory.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
