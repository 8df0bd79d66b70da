package io.gitopsprofile.tree.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitopsprofile.tree.FailingFileSystem;
import io.gitopsprofile.tree.KillableRun;
import io.gitopsprofile.tree.TreeVerifier;
import io.gitopsprofile.tree.TreeWriter;
import io.gitopsprofile.tree.Trees;
import io.gitopsprofile.tree.WriteOptions;
import io.gitopsprofile.tree.report.Drift;
import io.gitopsprofile.tree.report.VerifyReport;
import io.gitopsprofile.tree.report.WriteReport;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryLockTest {

  @TempDir Path directory;

  @Test
  void admitsOneThreadAtATime() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    inParallel(
        100,
        number ->
            new DirectoryLock(new FileSystemAccess(), directory, Duration.ofSeconds(60))
                .during(
                    () -> {
                      most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                      Thread.yield();
                      return inside.decrementAndGet();
                    }));
    assertThat(most).hasValue(1);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void admitsOneClassLoaderAtATime() throws Exception {
    Path marks = Files.createDirectory(directory.resolve("marks"));
    List<Method> loaders = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      loaders.add(ofAnotherLoader());
    }
    inParallel(40, number -> loaders.get(number % 4).invoke(null, directory, marks, number));
    try (var entries = Files.list(marks)) {
      assertThat(entries.map(entry -> entry.getFileName().toString())).isEmpty();
    }
  }

  /** Called by reflection: fails if two calls overlap. */
  public static void alone(Path directory, Path marks, int number) throws IOException {
    new DirectoryLock(new FileSystemAccess(), directory, Duration.ofSeconds(60))
        .during(
            () -> {
              Path mark = Files.createFile(marks.resolve("inside"));
              Thread.yield();
              Files.delete(mark);
              return number;
            });
  }

  private static Method ofAnotherLoader() throws Exception {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    // Stays open during the test.
    ClassLoader loader =
        new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    Class<?> other = Class.forName(DirectoryLockTest.class.getName(), true, loader);
    assertThat(other).isNotSameAs(DirectoryLockTest.class);
    Method alone = other.getMethod("alone", Path.class, Path.class, int.class);
    alone.setAccessible(true);
    return alone;
  }

  @Test
  void waitsForOtherProcess() throws Exception {
    Path tree = directory.resolve("tree");
    Process other = slowRun(tree);
    WriteOptions options = WriteOptions.careful(directory.resolve("copies")).withFsync(false);
    new TreeWriter().write(KillableRun.tree(2), "profile.yaml", tree, options);
    assertThat(other.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(other.exitValue()).isZero();
    assertThat(Trees.filesIn(tree)).hasSize(KillableRun.FILES);
    assertThat(Trees.filesIn(tree).values()).allMatch(text -> text.contains("generation 2\n"));
  }

  @Test
  void timesOutWaitingForOtherProcess() throws Exception {
    Path tree = directory.resolve("tree");
    Process other = slowRun(tree);
    try {
      assertThatThrownBy(
              () -> new DirectoryLock(new FileSystemAccess(), tree, Duration.ZERO).during(() -> 1))
          .isInstanceOf(IOException.class)
          .hasMessage(
              "another run has been writing into "
                  + tree.toRealPath()
                  + " for 0 s; wait for it to end, then run again");
    } finally {
      other.destroyForcibly().waitFor();
    }
    assertThat(new DirectoryLock(new FileSystemAccess(), tree, Duration.ZERO).during(() -> 1))
        .isEqualTo(1);
    assertThat(tree.resolve(DirectoryLock.FILE)).doesNotExist();
  }

  @Test
  void reportsDeletedDirectory() throws IOException {
    Path tree = Files.createDirectory(directory.resolve("tree"));
    DirectoryLock lock = new DirectoryLock(new FileSystemAccess(), tree, Duration.ofSeconds(60));
    Files.delete(tree);
    assertThatThrownBy(() -> lock.during(() -> 1))
        .isInstanceOf(DirectoryLock.DirectoryDeletedException.class)
        .hasMessageContaining(tree.toString());
    assertThat(tree).doesNotExist();
  }

  @Test
  void leavesNoFileOnFullDisk() throws IOException {
    for (int i = 1; i < 3; i++) {
      FailingFileSystem full = new FailingFileSystem(FailingFileSystem.Fault.FAIL, i);
      DirectoryLock lock = new DirectoryLock(full, directory, Duration.ZERO);
      if (i == 1) {
        assertThatThrownBy(() -> lock.during(() -> 1)).hasMessageContaining("No space left");
        assertThat(directory).isEmptyDirectory();
      } else {
        assertThat(lock.during(() -> 1)).as("could not delete the file").isEqualTo(1);
      }
    }
    assertThat(new DirectoryLock(new FileSystemAccess(), directory, Duration.ZERO).during(() -> 1))
        .isEqualTo(1);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void keepsLockFileEmpty() throws IOException {
    Path file = directory.resolve(DirectoryLock.FILE);
    new DirectoryLock(new FileSystemAccess(), directory, Duration.ZERO)
        .during(
            () -> {
              assertThat(file).isEmptyFile();
              return 1;
            });
  }

  @Test
  void opensNewFileAfterDeletion() throws IOException {
    Path file = directory.resolve(DirectoryLock.FILE);
    int[] opened = new int[1];
    FileSystemAccess raced =
        new FileSystemAccess() {
          @Override
          FileChannel openToWrite(Path path) throws IOException {
            if (opened[0]++ < 2) {
              Files.delete(file);
              if (opened[0] == 2) {
                Files.createFile(file);
              }
            }
            return super.openToWrite(path);
          }
        };
    assertThat(new DirectoryLock(raced, directory, Duration.ofSeconds(60)).during(() -> 1))
        .isEqualTo(1);
    assertThat(opened).containsExactly(3);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void blocksReaderDuringOtherProcess() throws Exception {
    Path tree = directory.resolve("tree");
    Process other = slowRun(tree);
    VerifyReport verdict = new TreeVerifier().verify(KillableRun.tree(1), "profile.yaml", tree);
    assertThat(verdict.drifts()).isEmpty();
    assertThat(other.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(other.exitValue()).isZero();
  }

  @Test
  void repeatsReadAfterConcurrentRun() throws Exception {
    Path tree = directory.resolve("tree");
    List<Process> runs = new ArrayList<>();
    int looked =
        new DirectoryLock(
                new FileSystemAccess(), Files.createDirectory(tree), Duration.ofSeconds(60))
            .whileIdle(
                () -> {
                  if (runs.isEmpty()) {
                    runs.add(slowRun(tree));
                    return 1;
                  }
                  return 2;
                });
    assertThat(looked).isEqualTo(2);
    assertThat(runs.get(0).waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(runs.get(0).exitValue()).isZero();
  }

  @Test
  void doesNotBlockReaderAfterKilledRun() throws Exception {
    Path tree = directory.resolve("tree");
    Process other = slowRun(tree);
    other.destroyForcibly().waitFor();
    SortedMap<String, String> left = Trees.in(tree);
    assertThat(left).containsKey(DirectoryLock.FILE);
    assertThat(new TreeVerifier().verify(KillableRun.tree(1), "profile.yaml", tree).drifts())
        .extracting(Drift::toString)
        .contains(
            "interrupted .profile.pending (a run was killed; the next run reverts its changes)");
    assertThat(Trees.in(tree)).isEqualTo(left);
  }

  @Test
  void blocksReaderDuringOtherThread() throws Exception {
    FileSystemAccess slow =
        new FileSystemAccess() {
          @Override
          public void move(Path from, Path to) throws IOException {
            try {
              Thread.sleep(5);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            super.move(from, to);
          }
        };
    WriteOptions options = WriteOptions.careful(directory.resolve("copies")).withFsync(false);
    Path tree = Files.createDirectory(directory.resolve("tree"));
    ExecutorService threads = Executors.newFixedThreadPool(1);
    try {
      Future<WriteReport> run =
          threads.submit(
              () ->
                  new TreeWriter(slow, "1")
                      .write(KillableRun.tree(1), "profile.yaml", tree, options));
      while (!Files.exists(tree.resolve(Transaction.FOLDER))) {
        Thread.onSpinWait();
      }
      VerifyReport verdict =
          new TreeVerifier(new FileSystemAccess(), "1")
              .verify(KillableRun.tree(1), "profile.yaml", tree);
      assertThat(verdict.drifts()).isEmpty();
      assertThat(run.get().created()).hasSize(KillableRun.FILES);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void doesNotFollowLink() throws IOException {
    Path victim = Files.writeString(directory.resolve("victim"), "mine");
    Path tree = Files.createDirectory(directory.resolve("tree"));
    Files.createSymbolicLink(tree.resolve(DirectoryLock.FILE), victim);
    assertThatThrownBy(
            () -> new DirectoryLock(new FileSystemAccess(), tree, Duration.ZERO).during(() -> 1))
        .isInstanceOf(IOException.class)
        .hasMessage(
            tree.toRealPath().resolve(DirectoryLock.FILE)
                + " is a folder, a link or a device, not a lock file; delete it, then run again");
    assertThat(victim).hasContent("mine");
  }

  /** A run in a separate JVM that has started to change files. */
  private Process slowRun(Path tree) throws IOException {
    Process run =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                KillableRun.class.getName(),
                tree.toString(),
                directory.resolve("copies").toString(),
                "1")
            .redirectErrorStream(true)
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(run.getInputStream(), StandardCharsets.UTF_8));
    assertThat(out.readLine()).isEqualTo("changing");
    return run;
  }

  private interface Task {
    Object run(int number) throws Exception;
  }

  private static void inParallel(int times, Task task) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Object>> tasks = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        int number = i;
        tasks.add(() -> String.valueOf(task.run(number)));
      }
      for (Future<Object> future : threads.invokeAll(tasks)) {
        assertThat(future.get()).isNotNull();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
