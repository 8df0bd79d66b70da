package io.gitopsprofile.tree;

import io.gitopsprofile.render.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A run in a JVM of its own, with slow changes of files, that waits to be killed. */
final class KilledRun {

  static final int FILES = 60;
  static final int PAUSE_MILLISECONDS = 3;

  private KilledRun() {}

  /**
   * Writes the tree of a generation into a directory: {@code <directory> <copies> <generation>}.
   */
  public static void main(String[] args) throws IOException {
    new TreeWriter(new SlowDisk(), "1")
        .write(
            tree(Integer.parseInt(args[2])),
            "profile.yaml",
            Path.of(args[0]),
            WriteOptions.careful(Path.of(args[1])));
  }

  /** A tree of many files; each generation has other content, and some other paths. */
  static Result tree(int generation) {
    List<String> pathsAndTexts = new ArrayList<>();
    for (int i = 0; i < FILES; i++) {
      boolean moves = i % 5 == 0;
      pathsAndTexts.add("base/n" + i + "/" + (moves ? "g" + generation + "/" : "") + "a.yaml");
      pathsAndTexts.add(("generation: " + generation + "\n").repeat(200));
    }
    return Trees.of(pathsAndTexts.toArray(String[]::new));
  }

  /** Says when the first file changes, and takes its time for each. */
  private static final class SlowDisk extends Disk {

    private boolean changing;

    private void pause(Path changed) {
      if (!changed.toString().contains(Transaction.FOLDER)) {
        if (!changing) {
          System.out.println("changing");
          changing = true;
        }
        try {
          Thread.sleep(PAUSE_MILLISECONDS);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }

    @Override
    void move(Path from, Path to) throws IOException {
      pause(to);
      super.move(from, to);
    }

    @Override
    void delete(Path path) throws IOException {
      pause(path);
      super.delete(path);
    }
  }
}
