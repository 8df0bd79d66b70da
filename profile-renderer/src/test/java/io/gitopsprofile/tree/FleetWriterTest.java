package io.gitopsprofile.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.render.FleetGenerator;
import io.gitopsprofile.render.TargetOverride;
import io.gitopsprofile.tree.FailingFileSystem.Crash;
import io.gitopsprofile.tree.FailingFileSystem.Fault;
import io.gitopsprofile.tree.report.WriteReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetWriterTest {

  private static final String PROFILE =
      """
      profile: v1
      name: shop
      target: {kubernetes: "1.35", flux: v2}
      parameters: [{name: most, type: number}]
      fleet: clusters.csv
      namespaces: [{name: demo}]
      workloads:
        - {preset: podinfo, namespace: demo, replicas: ~(most)}
      """;

  @TempDir Path folder;

  @BeforeEach
  void createProfile() throws IOException {
    Files.writeString(folder.resolve("profile.yaml"), PROFILE);
    rows("a,2", "b,3", "c,3");
  }

  @Test
  void writesEachTreeWithItsRecord() throws IOException {
    Map<String, WriteReport> reports = write();

    assertThat(reports.keySet()).containsExactly("clusters/a", "clusters/b", "clusters/c");
    assertThat(tree().keySet())
        .contains("clusters/a/.profile.sum", "clusters/c/base/demo/podinfo/deployment.yaml")
        .doesNotContain(".profile.sum");
    assertThat(write().values()).allSatisfy(it -> assertThat(it.updated()).isEmpty());
  }

  @Test
  void changesOnlyTheClusterOfChangedRow() throws IOException {
    write();
    SortedMap<String, String> before = tree();

    rows("a,2", "b,4", "c,3");
    write();

    assertThat(changed(before))
        .containsExactly(
            "clusters.csv",
            "clusters/b/.profile.sum",
            "clusters/b/base/demo/podinfo/deployment.yaml");
  }

  @Test
  void deletesFilesOfClusterThatIsGone() throws IOException {
    write();

    rows("a,2", "c,3");
    write();

    assertThat(folder.resolve("clusters/b")).doesNotExist();
    assertThat(folder.resolve("clusters/c/.profile.sum")).exists();
  }

  @Test
  void keepsClustersThatAreNotChosen() throws IOException {
    write();
    SortedMap<String, String> before = tree();

    rows("a,5", "b,5", "c,5");
    writeOnly("b");

    assertThat(changed(before)).noneMatch(path -> path.startsWith("clusters/a"));
    assertThat(changed(before)).anyMatch(path -> path.startsWith("clusters/b"));
  }

  @Test
  void changesNoClusterIfOneIsEdited() throws IOException {
    write();
    Path edited = folder.resolve("clusters/c/base/demo/namespace.yaml");
    Files.writeString(edited, Files.readString(edited) + "# mine\n");
    rows("a,5", "b,5", "c,5");
    SortedMap<String, String> before = tree();

    assertThatThrownBy(this::write)
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("(in c)");

    assertThat(changed(before)).isEmpty();
  }

  @Test
  void refusesClusterFolderThatIsLink() throws IOException {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Files.createDirectories(folder.resolve("clusters"));
    Files.createSymbolicLink(folder.resolve("clusters/b"), outside);

    assertThatThrownBy(this::write).isInstanceOf(IOException.class).hasMessageContaining("b");

    assertThat(outside).isEmptyDirectory();
    assertThat(folder.resolve("clusters/a")).doesNotExist();
  }

  /** A cluster changes, one is new, and one is gone. */
  @Test
  void leavesTreesAsTheyWereIfAnOperationFails() throws IOException {
    write();
    SortedMap<String, String> before = clusters();
    rows("a,5", "c,3", "d,1");
    int failed = 0;
    for (int i = 1; ; i++) {
      FailingFileSystem disk = new FailingFileSystem(Fault.FAIL, i);
      Throwable thrown = catchThrowable(() -> write("*", new FleetWriter(disk, "1")));
      if (!disk.wasReached()) {
        assertThat(thrown).isNull();
        break;
      }
      // A run that only failed to clear up after itself has done its work.
      if (thrown == null) {
        rows("a,2", "b,3", "c,3");
        write();
        rows("a,5", "c,3", "d,1");
      } else {
        failed++;
        assertThat(clusters()).as("operation %d", i).isEqualTo(before);
      }
    }
    assertThat(failed).isGreaterThan(10);
  }

  @Test
  void takesAnInterruptedRunBackInTheNextRun() throws IOException {
    write();
    SortedMap<String, String> before = clusters();
    int killed = 0;
    for (int i = 1; ; i += 2) {
      rows("a,5", "c,3", "d,1");
      FailingFileSystem disk = new FailingFileSystem(Fault.CRASH_AFTER, i);
      Throwable thrown = catchThrowable(() -> write("*", new FleetWriter(disk, "1")));
      assertThat(thrown instanceof Crash).isEqualTo(disk.wasReached());
      rows("a,2", "b,3", "c,3");
      write();
      assertThat(clusters()).as("operation %d", i).isEqualTo(before);
      if (!disk.wasReached()) {
        break;
      }
      killed++;
    }
    assertThat(killed).isGreaterThan(10);
  }

  private SortedMap<String, String> clusters() throws IOException {
    SortedMap<String, String> tree = tree();
    tree.keySet().removeIf(path -> !path.startsWith("clusters/"));
    return tree;
  }

  private void rows(String... rows) throws IOException {
    Files.writeString(
        folder.resolve("clusters.csv"), "name,most\n" + String.join("\n", rows) + "\n");
  }

  private Map<String, WriteReport> write() throws IOException {
    return writeOnly("*");
  }

  private Map<String, WriteReport> writeOnly(String pattern) throws IOException {
    return write(pattern, new FleetWriter());
  }

  private Map<String, WriteReport> write(String pattern, FleetWriter writer) throws IOException {
    Path profile = folder.resolve("profile.yaml");
    FleetGenerator all = Objects.requireNonNull(FleetGenerator.of(profile, TargetOverride.NONE));
    FleetGenerator fleet = Objects.requireNonNull(all.only(List.of(pattern)));
    return writer.write(
        fleet,
        profile,
        folder,
        WriteOptions.careful(folder.resolve("copies")).withFsync(false),
        name -> {});
  }

  private List<String> changed(SortedMap<String, String> before) throws IOException {
    List<String> changed = new ArrayList<>();
    tree()
        .forEach(
            (path, text) -> {
              if (!text.equals(before.get(path))) {
                changed.add(path);
              }
            });
    return changed;
  }

  private SortedMap<String, String> tree() throws IOException {
    SortedMap<String, String> tree = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        tree.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return tree;
  }
}
