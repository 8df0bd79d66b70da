package io.gitopsprofile.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.render.TargetOverride;
import io.gitopsprofile.tree.FailingFileSystem.Crash;
import io.gitopsprofile.tree.FailingFileSystem.Fault;
import io.gitopsprofile.tree.disk.DirectoryLock;
import io.gitopsprofile.tree.disk.FileSystemAccess;
import io.gitopsprofile.tree.disk.Transaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every single file operation of a run fails once, and is once the last of a killed run. Of pairs
 * of operations, one in four is tried; {@code -Dpairs.every=1} tries all.
 */
class AllOrNothingTest {

  private static final int EVERY = Integer.getInteger("pairs.every", 4);
  private static final String PROFILE = "profile.yaml";
  private static final GenerationResult OLD =
      Trees.of(
          "base/a.yaml",
          "apiVersion: v1\nkind: a1\n",
          "base/gone/b.yaml",
          "apiVersion: v1\nkind: b1\n",
          "same.yaml",
          "apiVersion: v1\nkind: s1\n");
  private static final GenerationResult NEW =
      Trees.of(
          "base/a.yaml",
          "apiVersion: v1\nkind: a2\n",
          "base/new/deep/c.yaml",
          "apiVersion: v1\nkind: c2\n",
          "same.yaml",
          "apiVersion: v1\nkind: s1\n");
  private static final GenerationResult OTHER =
      Trees.of(
          "base/a.yaml",
          "apiVersion: v1\nkind: a3\n",
          "base/gone/b.yaml",
          "apiVersion: v1\nkind: b3\n",
          "d.yaml",
          "apiVersion: v1\nkind: d3\n");

  @TempDir Path folder;
  private Path directory;
  private WriteOptions options;

  @BeforeEach
  void createTreeAmongForeignFiles() {
    directory = folder.resolve("repository");
    options = WriteOptions.careful(folder.resolve("copies")).withFsync(false);
  }

  @ParameterizedTest
  @EnumSource(names = {"CRASH_AFTER", "CRASH_WITHIN"})
  void recoversFromKilledRun(Fault fault) throws IOException {
    for (GenerationResult next : List.of(NEW, OTHER, OLD)) {
      int operations = 0;
      for (int i = 1; ; i++) {
        FailingFileSystem disk = new FailingFileSystem(fault, i);
        start();
        Throwable thrown = catchThrowable(() -> write(disk, NEW));
        if (!disk.wasReached()) {
          assertThat(thrown).isNull();
          break;
        }
        operations++;
        assertThat(thrown).as("operation %d", i).isInstanceOf(Crash.class);
        assertEachFileIsOldOrNew();
        write(new FileSystemAccess(), next);
        assertHolds(next);
      }
      assertThat(operations).isGreaterThan(15);
    }
  }

  @Test
  void recoversFromKillDuringRecovery() throws IOException {
    for (int i = 1; ; i++) {
      start();
      FailingFileSystem first = new FailingFileSystem(Fault.CRASH_AFTER, i);
      attempt(() -> write(first, NEW));
      if (!first.wasReached()) {
        assertThat(i).isGreaterThan(15);
        return;
      }
      SortedMap<String, String> left = Trees.in(directory);
      for (int j = 1 + i % EVERY; ; j += EVERY) {
        FailingFileSystem second = new FailingFileSystem(Fault.CRASH_AFTER, j);
        attempt(() -> write(second, OTHER));
        write(new FileSystemAccess(), OTHER);
        assertHolds(OTHER);
        if (!second.wasReached()) {
          break;
        }
        start();
        FailingFileSystem again = new FailingFileSystem(Fault.CRASH_AFTER, i);
        attempt(() -> write(again, NEW));
        assertThat(Trees.in(directory)).isEqualTo(left);
      }
    }
  }

  @Test
  void restoresTreeAfterFailure() throws IOException {
    int failures = 0;
    for (int i = 1; ; i++) {
      start();
      SortedMap<String, String> found = Trees.in(directory);
      FailingFileSystem disk = new FailingFileSystem(Fault.FAIL, i);
      Throwable thrown = catchThrowable(() -> write(disk, NEW));
      if (thrown == null) {
        // Only the cleanup failed, which the next run repeats.
        CleanFolder.of(directory.resolve(Transaction.FOLDER));
        Files.deleteIfExists(directory.resolve(DirectoryLock.FILE));
        assertHoldsFiles(NEW);
      } else {
        failures++;
        assertThat(thrown).isInstanceOf(IOException.class);
        assertThat(Trees.in(directory)).as("operation %d", i).isEqualTo(found);
      }
      if (!disk.wasReached()) {
        assertThat(failures).isGreaterThan(12);
        return;
      }
      write(new FileSystemAccess(), OTHER);
      assertHolds(OTHER);
    }
  }

  @Test
  void recoversAfterDiskFailure() throws IOException {
    for (int i = 1; ; i++) {
      start();
      FailingFileSystem disk = new FailingFileSystem(Fault.FAIL_FROM_HERE, i);
      attempt(() -> write(disk, NEW));
      assertEachFileIsOldOrNew();
      write(new FileSystemAccess(), OTHER);
      assertHolds(OTHER);
      if (!disk.wasReached()) {
        assertThat(i).isGreaterThan(15);
        return;
      }
    }
  }

  @Test
  void recoversFromKillDuringRevert() throws IOException {
    int taken = 0;
    for (int i = 1; i < 33; i += 2) {
      for (int j = i + 1 + i / 2 % EVERY; j < i + 20; j += EVERY) {
        start();
        FailsThenCrashes disk = new FailsThenCrashes(i, j);
        Throwable thrown = catchThrowable(() -> write(disk, NEW));
        if (thrown instanceof Crash) {
          taken++;
          assertEachFileIsOldOrNew();
        }
        write(new FileSystemAccess(), OTHER);
        assertHolds(OTHER);
      }
    }
    assertThat(taken).isGreaterThan(40 / EVERY);
  }

  @Test
  void keepsEditMadeAfterKill() throws IOException {
    start();
    FileSystemAccess disk =
        new FileSystemAccess() {
          @Override
          public void move(Path from, Path to) throws IOException {
            super.move(from, to);
            if (to.endsWith("base/a.yaml")) {
              throw new Crash();
            }
          }
        };
    attempt(() -> write(disk, NEW));
    assertThat(directory.resolve("base/a.yaml")).hasContent("apiVersion: v1\nkind: a2\n");
    Files.writeString(directory.resolve("base/a.yaml"), "mine: 1\n");
    assertThat(catchThrowable(() -> write(new FileSystemAccess(), NEW)))
        .hasMessageContaining("base/a.yaml was edited by hand since it was generated");
    assertThat(directory.resolve("base/a.yaml")).hasContent("mine: 1\n");
  }

  @Test
  void keepsFilesOfProfileRestoredAfterKill() throws IOException {
    for (int i = 1; ; i++) {
      start();
      SortedMap<String, String> found = age(directory);
      FailingFileSystem first = new FailingFileSystem(Fault.CRASH_AFTER, i);
      attempt(() -> write(first, NEW));
      if (Files.exists(directory.resolve("base/gone/b.yaml")) || isBegun()) {
        write(new FileSystemAccess(), OLD);
        assertThat(states(directory)).as("operation %d", i).isEqualTo(found);
      }
      if (!first.wasReached()) {
        return;
      }
    }
  }

  @Test
  void keepsFilesOfProfileRestoredAfterTwoKills() throws IOException {
    int undone = 0;
    for (int i = 20; i < 34; i++) {
      for (int j = 1 + i % EVERY; j < 20; j += EVERY) {
        start();
        SortedMap<String, String> found = age(directory);
        attemptWith(new FailingFileSystem(Fault.CRASH_AFTER, i), NEW);
        if (!isBegun()) {
          continue;
        }
        undone++;
        attemptWith(new FailingFileSystem(Fault.CRASH_AFTER, j), OLD);
        assertEachFileIsOldOrNew();
        write(new FileSystemAccess(), OLD);
        assertThat(states(directory)).as("operations %d, %d", i, j).isEqualTo(found);
      }
    }
    assertThat(undone).isGreaterThan(100 / EVERY);
  }

  @Test
  void keepsAutomatedTagAfterKilledRunWithoutAutomation() throws IOException {
    Path sources = Path.of("src/test/image-automation");
    String yaml = Files.readString(sources.resolve(PROFILE));
    GenerationResult automated = render(yaml);
    GenerationResult manual = render(yaml.replace("automated: true", "automated: false"));
    String file = "base/demo/podinfo/deployment.yaml";
    String tagged = Files.readString(sources.resolve("by-flux").resolve(file));
    int lost = 0;
    for (int i = 1; ; i++) {
      CleanFolder.of(directory);
      write(new FileSystemAccess(), automated);
      Files.writeString(directory.resolve(file), tagged);
      FailingFileSystem disk = new FailingFileSystem(Fault.CRASH_AFTER, i);
      attemptWith(disk, manual);
      if (!disk.wasReached()) {
        break;
      }
      boolean begun = isBegun();
      lost += begun && !Files.readString(directory.resolve(file)).equals(tagged) ? 1 : 0;
      attemptWith(new FailingFileSystem(Fault.CRASH_AFTER, 1 + i % 5), automated);
      write(new FileSystemAccess(), automated);
      if (begun) {
        assertThat(directory.resolve(file)).as("operation %d", i).hasContent(tagged);
      }
    }
    assertThat(lost).isGreaterThan(1);
  }

  @Test
  void keepsEditAfterKilledForce() throws IOException {
    WriteOptions force = new WriteOptions(false, true, options.copies()).withFsync(false);
    Path edited = directory.resolve("base/a.yaml");
    int lost = 0;
    for (int i = 1; ; i++) {
      start();
      Files.writeString(edited, "mine: 1\n");
      FailingFileSystem disk = new FailingFileSystem(Fault.CRASH_AFTER, i);
      attempt(() -> writer(disk).write(NEW, PROFILE, directory, force));
      boolean isWritten = Files.readString(edited).equals("apiVersion: v1\nkind: a2\n");
      lost += isWritten && isBegun() ? 1 : 0;
      if (isWritten && !isBegun()) {
        write(new FileSystemAccess(), NEW);
      } else {
        assertThat(catchThrowable(() -> write(new FileSystemAccess(), NEW)))
            .hasMessageContaining("PRF100: base/a.yaml was edited by hand");
        assertThat(edited).as("operation %d", i).hasContent("mine: 1\n");
        writer(new FileSystemAccess()).write(NEW, PROFILE, directory, force);
      }
      assertHolds(NEW);
      if (!disk.wasReached()) {
        break;
      }
    }
    assertThat(lost).isGreaterThan(1);
  }

  @Test
  void removesNewFolderAfterFailure() {
    Path deep = folder.resolve("x/y");
    for (int i = 1; i < 12; i++) {
      FailingFileSystem disk = new FailingFileSystem(Fault.FAIL, i);
      attempt(() -> writer(disk).write(NEW, PROFILE, deep, options));
      if (disk.wasReached()) {
        assertThat(folder.resolve("x")).as("operation %d", i).doesNotExist();
      }
    }
  }

  private void start() throws IOException {
    CleanFolder.of(directory);
    CleanFolder.of(options.copies());
    Files.createDirectories(directory.resolve("base"));
    write(new FileSystemAccess(), OLD);
    Files.writeString(directory.resolve("base/strangers.txt"), "keep me");
  }

  /** Runs an action that may fail; the test checks the result on the disk. */
  private static void attempt(ThrowingCallable write) {
    assertThatCode(write)
        .satisfiesAnyOf(
            thrown -> assertThat(thrown).isNull(),
            thrown -> assertThat(thrown).isInstanceOfAny(Crash.class, IOException.class));
  }

  private void attemptWith(FileSystemAccess disk, GenerationResult result) {
    attempt(() -> write(disk, result));
  }

  private boolean isBegun() {
    return Files.exists(directory.resolve(Transaction.FOLDER).resolve("journal"));
  }

  private static GenerationResult render(String yaml) {
    Path folder = Path.of("src/test/image-automation");
    return new ProfileGenerator().generate(yaml, PROFILE, folder, TargetOverride.NONE);
  }

  /** Gives all files an old date, and one a mode of its own. */
  private static SortedMap<String, String> age(Path directory) throws IOException {
    for (String path : Trees.in(directory).keySet()) {
      Files.setLastModifiedTime(
          directory.resolve(path), FileTime.fromMillis(1_000_000_000_000L + path.length()));
    }
    Files.setPosixFilePermissions(
        directory.resolve("base/a.yaml"), PosixFilePermissions.fromString("rw-r-----"));
    return states(directory);
  }

  private static SortedMap<String, String> states(Path directory) throws IOException {
    SortedMap<String, String> states = new TreeMap<>();
    for (Map.Entry<String, String> file : Trees.in(directory).entrySet()) {
      Path path = directory.resolve(file.getKey());
      states.put(
          file.getKey(),
          Files.getLastModifiedTime(path)
              + PosixFilePermissions.toString(Files.getPosixFilePermissions(path))
              + file.getValue());
    }
    return states;
  }

  private static TreeWriter writer(FileSystemAccess disk) {
    return new TreeWriter(disk, "1");
  }

  private void write(FileSystemAccess disk, GenerationResult result) throws IOException {
    writer(disk).write(result, PROFILE, directory, options);
  }

  private void assertEachFileIsOldOrNew() throws IOException {
    for (Map.Entry<String, String> file : Trees.filesIn(directory).entrySet()) {
      if (!file.getKey().startsWith(".profile.") && !file.getKey().endsWith("/")) {
        assertThat(file.getValue())
            .isIn(
                "apiVersion: v1\nkind: a1\n",
                "apiVersion: v1\nkind: a2\n",
                "apiVersion: v1\nkind: b1\n",
                "apiVersion: v1\nkind: c2\n",
                "apiVersion: v1\nkind: s1\n",
                "keep me");
      }
    }
  }

  private void assertHolds(GenerationResult result) throws IOException {
    assertHoldsFiles(result);
    SortedMap<String, String> before = Trees.in(directory);
    assertThat(
            writer(new FileSystemAccess()).write(result, PROFILE, directory, options).unchanged())
        .hasSameSizeAs(result.tree().files());
    assertThat(Trees.in(directory)).isEqualTo(before);
  }

  private void assertHoldsFiles(GenerationResult result) throws IOException {
    SortedMap<String, String> expected = new TreeMap<>();
    result.tree().files().forEach(file -> expected.put(file.path(), file.text()));
    expected.put("base/strangers.txt", "keep me");
    assertThat(Trees.filesIn(directory)).isEqualTo(expected);
  }

  /** Fails at one operation and kills the process at a later one. */
  private static final class FailsThenCrashes extends FileSystemAccess {

    private final int failing;
    private final int last;
    private int done;

    FailsThenCrashes(int failing, int last) {
      this.failing = failing;
      this.last = last;
    }

    private void before() throws IOException {
      if (++done == failing) {
        throw new IOException("broken");
      }
      if (done > last) {
        throw new Crash();
      }
    }

    @Override
    public void create(Path file, byte[] bytes) throws IOException {
      before();
      super.create(file, bytes);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
      before();
      super.move(from, to);
    }

    @Override
    public void delete(Path path) throws IOException {
      before();
      super.delete(path);
    }

    @Override
    public void createDirectory(Path path) throws IOException {
      before();
      super.createDirectory(path);
    }
  }
}
