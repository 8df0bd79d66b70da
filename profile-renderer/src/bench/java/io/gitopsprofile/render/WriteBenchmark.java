package io.gitopsprofile.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gitopsprofile.rendered.RenderedFile;
import io.gitopsprofile.tree.TreeWriter;
import io.gitopsprofile.tree.WriteOptions;
import io.gitopsprofile.tree.report.WriteReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Writing a tree into an empty folder, and writing the same files without any care. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
public class WriteBenchmark {

  /** The number of workloads. */
  @Param({"10", "100", "1000"})
  public String size;

  private GenerationResult result =
      new ProfileGenerator()
          .generate(
              StagesBenchmark.text("1"),
              StagesBenchmark.NAME,
              StagesBenchmark.DIRECTORY,
              TargetOverride.NONE);
  private Path folder = Path.of("");

  /** Renders the tree. */
  @Setup
  public void prepare() {
    result =
        new ProfileGenerator()
            .generate(
                StagesBenchmark.text(size),
                StagesBenchmark.NAME,
                StagesBenchmark.DIRECTORY,
                TargetOverride.NONE);
  }

  /** Makes the folder. */
  @Setup(Level.Invocation)
  public void open() throws IOException {
    folder = Files.createTempDirectory("profile-bench").toRealPath();
  }

  /** Deletes the folder. */
  @TearDown(Level.Invocation)
  public void close() throws IOException {
    try (Stream<Path> entries = Files.walk(folder)) {
      List<Path> deepest = entries.sorted(Comparator.reverseOrder()).toList();
      for (Path entry : deepest) {
        Files.delete(entry);
      }
    }
  }

  /** The writer of the goals, without fsync as in the plain writing. */
  @Benchmark
  public WriteReport tree() throws IOException {
    return new TreeWriter()
        .write(
            result,
            StagesBenchmark.NAME,
            folder.resolve("tree"),
            WriteOptions.careful(folder.resolve("copies")).withFsync(false));
  }

  /** A folder for each directory, and a call for each file. */
  @Benchmark
  public void plain() throws IOException {
    Path root = folder.resolve("tree");
    for (RenderedFile file : result.tree().files()) {
      Path path = root.resolve(file.path());
      Files.createDirectories(path.getParent());
      Files.write(path, file.text().getBytes(UTF_8));
    }
  }
}
