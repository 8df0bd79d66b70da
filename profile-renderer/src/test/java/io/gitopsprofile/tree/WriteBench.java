package io.gitopsprofile.tree;

import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.rendered.RenderedFile;
import io.gitopsprofile.tree.disk.FileSystemAccess;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/**
 * The cost of writing a tree into an empty directory, against plain writing of the same files with
 * {@code Files.createDirectories} and {@code Files.write}. Both alternate; the medians of the pairs
 * are printed. Arguments: files, pairs, {@code true} for fsync on both sides, the folder of the
 * files; and {@code update} to measure runs that change one file, with and without fsync.
 */
public final class WriteBench {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private WriteBench() {}

  /** Measures and prints. */
  public static void main(String[] args) throws IOException {
    int files = Integer.parseInt(args[0]);
    int pairs = Integer.parseInt(args[1]);
    boolean fsync = Boolean.parseBoolean(args[2]);
    if (args.length > 4) {
      update(files, pairs, Path.of(args[3]));
      return;
    }
    GenerationResult tree = tree(files, 0);
    Path folder = Files.createTempDirectory(Path.of(args.length > 3 ? args[3] : "."), "bench");
    double[][] figures = new double[6][pairs];
    TreeWriter writer = new TreeWriter(new FileSystemAccess(), "1");
    WriteOptions options = WriteOptions.careful(folder.resolve("copies")).withFsync(fsync);
    int warm = fsync ? 3 : Math.max(10, 3_000 / files);
    for (int i = -warm; i < pairs; i++) {
      long[] plain = measure(() -> plain(tree, folder.resolve("plain"), fsync));
      long[] written =
          measure(() -> writer.write(tree, "profile.yaml", folder.resolve("tree"), options));
      CleanFolder.of(folder.resolve("plain"));
      CleanFolder.of(folder.resolve("tree"));
      if (i >= 0) {
        for (int j = 0; j < 2; j++) {
          figures[j][i] = plain[j] / 1e6;
          figures[2 + j][i] = written[j] / 1e6;
          figures[4 + j][i] = (double) written[j] / plain[j];
        }
      }
    }
    CleanFolder.of(folder);
    System.out.printf(
        "%d files, fsync %s: plain %.2f ms CPU, %.2f ms wall; tree %.2f ms CPU, %.2f ms wall;"
            + " ratio of the pairs %.2f CPU, %.2f wall%n",
        files,
        fsync,
        median(figures[0]),
        median(figures[1]),
        median(figures[2]),
        median(figures[3]),
        median(figures[4]),
        median(figures[5]));
  }

  /** Measures runs that change one file, with and without fsync. */
  private static void update(int files, int pairs, Path parent) throws IOException {
    Path folder = Files.createTempDirectory(parent, "bench");
    TreeWriter writer = new TreeWriter(new FileSystemAccess(), "1");
    double[][] figures = new double[2][pairs];
    int version = 0;
    for (int i = -20; i < pairs; i++) {
      for (int fsync = 0; fsync < 2; fsync++) {
        GenerationResult tree = tree(files, version++);
        WriteOptions options = WriteOptions.careful(folder.resolve("copies")).withFsync(fsync == 1);
        long[] written =
            measure(() -> writer.write(tree, "profile.yaml", folder.resolve("tree"), options));
        if (i >= 0) {
          figures[fsync][i] = written[1] / 1e6;
        }
      }
    }
    CleanFolder.of(folder);
    System.out.printf(
        "one of %d files changed: %.2f ms without fsync, %.2f ms with%n",
        files, median(figures[0]), median(figures[1]));
  }

  private interface Work {
    void run() throws IOException;
  }

  private static long[] measure(Work work) throws IOException {
    long cpu = THREADS.getCurrentThreadCpuTime();
    long wall = System.nanoTime();
    work.run();
    return new long[] {THREADS.getCurrentThreadCpuTime() - cpu, System.nanoTime() - wall};
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static GenerationResult tree(int files, int version) {
    String[] pathsAndTexts = new String[2 * files];
    String text = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n" + "  name: a\n".repeat(60);
    for (int i = 0; i < files; i++) {
      pathsAndTexts[2 * i] = "base/demo/app-" + i / 4 + "/file-" + i % 4 + ".yaml";
      pathsAndTexts[2 * i + 1] = text + "# " + (i == 0 ? version : i) + "\n";
    }
    return Trees.of(pathsAndTexts);
  }

  private static void plain(GenerationResult tree, Path directory, boolean fsync)
      throws IOException {
    Set<Path> folders = new TreeSet<>();
    for (RenderedFile file : tree.tree().files()) {
      Path path = directory.resolve(file.path());
      Files.createDirectories(path.getParent());
      byte[] bytes = file.text().getBytes(StandardCharsets.UTF_8);
      Files.write(path, bytes);
      if (fsync) {
        sync(path, StandardOpenOption.WRITE);
        folders.add(path.getParent());
      }
    }
    for (Path folder : folders) {
      sync(folder, StandardOpenOption.READ);
    }
  }

  private static void sync(Path path, StandardOpenOption how) throws IOException {
    try (FileChannel channel = FileChannel.open(path, how)) {
      channel.force(true);
    }
  }
}
