package io.gitopsprofile.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.tree.disk.FileSystemAccess;
import io.gitopsprofile.tree.disk.PlainDisk;
import io.gitopsprofile.tree.disk.Transaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A second thread puts a link in the place of a folder and back, as fast as it can, while runs
 * create, replace and delete files below that folder. {@code -Dswaps=60} runs for a minute each.
 * With {@code -Dplain=true} the runs do not work in opened folders, as on other systems: then the
 * test fails, for a link may appear between a look and a change.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "other systems cannot work in opened folders")
class SwappedFoldersTest {

  private static final int SECONDS = Integer.getInteger("swaps", 1);
  private static final String TEXT = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ";
  private static final List<GenerationResult> TREES =
      List.of(
          Trees.of("base/a/x.yaml", text(1), "base/a/y.yaml", text(1), "base/b/z.yaml", text(1)),
          Trees.of("base/a/x.yaml", text(2), "base/a/w/v.yaml", text(2), "base/c/u.yaml", text(2)));

  @TempDir Path folder;

  private static String text(int number) {
    return TEXT + "n" + number + "\n";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"base", "base/a", "base/a/w", "base/c", Transaction.FOLDER, "target", "copies"})
  void changesNoFileOutside(String swapped) throws Exception {
    Path real = folder.toRealPath();
    Path directory = Files.createDirectory(real.resolve("repository"));
    Path copies = (swapped.equals("copies") ? real : directory.resolve("target")).resolve("copies");
    Path outside = real.resolve("outside");
    createOutside(outside);
    SortedMap<String, String> before = filesIn(outside);
    Path target = swapped.equals("copies") ? copies : directory.resolve(swapped);
    AtomicBoolean ends = new AtomicBoolean();
    AtomicInteger swaps = new AtomicInteger();
    Path kept = Files.createDirectory(real.resolve("kept"));
    Thread other = new Thread(() -> swap(target, outside, kept, ends, swaps));
    other.start();
    int succeeded = 0;
    int failed = 0;
    try {
      long end = System.nanoTime() + SECONDS * 1_000_000_000L;
      for (int i = 0; System.nanoTime() < end; i++) {
        try {
          new TreeWriter(disk(), "1")
              .write(
                  TREES.get(i % 2),
                  "profile.yaml",
                  directory,
                  new WriteOptions(true, true, copies).withFsync(false));
          succeeded++;
        } catch (IOException | RuntimeException e) {
          failed++;
        }
      }
    } finally {
      ends.set(true);
      other.join();
    }
    System.out.printf(
        "%s: %d swaps, %d runs succeeded, %d failed%n", swapped, swaps.get(), succeeded, failed);
    assertThat(swaps.get()).isGreaterThan(10);
    assertThat(succeeded + failed).isGreaterThan(10);
    assertThat(filesIn(outside)).isEqualTo(before);
  }

  /** Creates files with the names of those in the tree and in the staging folder. */
  private static void createOutside(Path outside) throws IOException {
    for (String path : List.of("x.yaml", "a/x.yaml", "a/y.yaml", "b/z.yaml", "w/v.yaml")) {
      for (String above : List.of("", "base/", "a/")) {
        Path file = outside.resolve(above + path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text(1 + path.length() % 2));
      }
    }
    Files.createDirectories(outside.resolve("tree-0"));
    Files.writeString(outside.resolve("new-0"), text(1));
    Files.writeString(outside.resolve("old-0"), text(1));
  }

  private static FileSystemAccess disk() {
    return Boolean.getBoolean("plain") ? new PlainDisk() : new FileSystemAccess();
  }

  /** A disk without opened folders, on which a link appears just before one of the changes. */
  private static final class LinkedBeforeChange extends PlainDisk {

    private final Path swapped;
    private final Path outside;
    private int left;

    LinkedBeforeChange(Path swapped, Path outside, int change) {
      this.swapped = swapped;
      this.outside = outside;
      this.left = change;
    }

    private void count() throws IOException {
      if (--left == 0 && Files.exists(swapped)) {
        Files.move(swapped, swapped.resolveSibling("away"));
        Files.createSymbolicLink(swapped, outside);
      }
    }

    @Override
    public void create(Path file, byte[] bytes) throws IOException {
      count();
      super.create(file, bytes);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
      count();
      super.move(from, to);
    }

    @Override
    public void delete(Path path) throws IOException {
      count();
      super.delete(path);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"base", "base/a", "base/b", Transaction.FOLDER})
  void refusesLinkThatAppearsBeforeChange(String swapped) throws IOException {
    int refused = 0;
    for (int change = 1; ; change++) {
      Path all = Files.createDirectory(folder.toRealPath().resolve("run-" + change));
      Path directory = Files.createDirectory(all.resolve("repository"));
      Path outside = all.resolve("outside");
      createOutside(outside);
      SortedMap<String, String> before = filesIn(outside);
      WriteOptions options = new WriteOptions(true, true, all.resolve("copies")).withFsync(false);
      new TreeWriter(new PlainDisk(), "1").write(TREES.get(0), "p.yaml", directory, options);
      LinkedBeforeChange disk = new LinkedBeforeChange(directory.resolve(swapped), outside, change);
      try {
        new TreeWriter(disk, "1").write(TREES.get(1), "p.yaml", directory, options);
      } catch (IOException e) {
        refused++;
      }
      assertThat(filesIn(outside)).as("change %d", change).isEqualTo(before);
      if (disk.left > 0) {
        break;
      }
    }
    assertThat(refused).isGreaterThan(1);
  }

  private static void swap(
      Path target, Path outside, Path folder, AtomicBoolean ends, AtomicInteger swaps) {
    for (int i = 0; !ends.get(); i++) {
      // A run may create the folder anew while this one is away; then it stays away.
      Path kept = folder.resolve(String.valueOf(i));
      try {
        Files.move(target, kept);
        Files.createSymbolicLink(target, outside);
        swaps.incrementAndGet();
      } catch (IOException notThere) {
        Thread.onSpinWait();
      }
      try {
        if (Files.isSymbolicLink(target)) {
          Files.delete(target);
        }
        Files.move(kept, target);
      } catch (IOException notThere) {
        Thread.onSpinWait();
      }
    }
  }

  /** The files with their texts, and the links; empty folders do not count. */
  private static SortedMap<String, String> filesIn(Path directory) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> entries = Files.walk(directory)) {
      entries
          .filter(entry -> !Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))
          .forEach(entry -> files.put(directory.relativize(entry).toString(), read(entry)));
    }
    return files;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
