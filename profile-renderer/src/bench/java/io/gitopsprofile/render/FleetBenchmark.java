package io.gitopsprofile.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gitopsprofile.rendered.RenderedFile;
import io.gitopsprofile.tree.FleetWriter;
import io.gitopsprofile.tree.WriteOptions;
import io.gitopsprofile.tree.report.WriteReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

/** A fleet of clusters of one profile, written into an empty folder, on all processors. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
public class FleetBenchmark {

  /** The number of clusters. */
  @Param({"10", "300"})
  public String size;

  private Path folder = Path.of("");

  /** Writes the profile and its rows. */
  @Setup(Level.Invocation)
  public void open() throws IOException {
    folder = Files.createTempDirectory("profile-bench").toRealPath();
    Files.writeString(
        folder.resolve("profile.yaml"),
        StagesBenchmark.text("1")
            + "parameters: [{name: owner}]\nfleet: rows.csv\ndescription: Of ~(owner).\n");
    StringBuilder rows = new StringBuilder("name,owner\n");
    for (int i = 0; i < Integer.parseInt(size); i++) {
      rows.append("cluster-").append(i).append(",team-").append(i).append('\n');
    }
    Files.writeString(folder.resolve("rows.csv"), rows.toString());
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

  /** Reads, checks, renders and writes all clusters. */
  @Benchmark
  public Map<String, WriteReport> fleet() throws IOException {
    return new FleetWriter()
        .write(
            generator(),
            folder.resolve("profile.yaml"),
            folder,
            WriteOptions.careful(folder.resolve("copies")).withFsync(false),
            name -> {});
  }

  /** Reads, checks and renders all clusters, and writes their files without any care. */
  @Benchmark
  public int plain() throws IOException {
    int files = 0;
    for (FleetGenerator.Rendered cluster :
        (Iterable<FleetGenerator.Rendered>) generator().results()::iterator) {
      for (RenderedFile file : cluster.generated().tree().files()) {
        Path path = folder.resolve(cluster.directory()).resolve(file.path());
        Files.createDirectories(path.getParent());
        Files.write(path, file.text().getBytes(UTF_8));
        files++;
      }
    }
    return files;
  }

  private FleetGenerator generator() {
    return Objects.requireNonNull(
        FleetGenerator.of(folder.resolve("profile.yaml"), TargetOverride.NONE));
  }
}
