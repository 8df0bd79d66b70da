package io.gitopsprofile.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.tree.disk.FileSystemAccess;
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
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "other systems cannot work in opened folders")
class SwappedFoldersTest {

  private static final int SECONDS = Integer.getInteger("swaps", 2);
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
  @ValueSource(strings = {"base", "base/a", "base/a/w", "base/c", Transaction.FOLDER, "copies"})
  void changesNoFileOutside(String swapped) throws Exception {
    Path real = folder.toRealPath();
    Path directory = Files.createDirectory(real.resolve("repository"));
    Path copies = real.resolve("copies");
    Path outside = real.resolve("outside");
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
          new TreeWriter(new FileSystemAccess(), "1")
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

  private static void swap(
      Path target, Path outside, Path folder, AtomicBoolean ends, AtomicInteger swaps) {
    while (!ends.get()) {
      Path kept = folder.resolve(String.valueOf(swaps.get()));
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
