package io.gitopsprofile.tree;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** A disk of which one operation fails, or after which the process is dead. */
final class FailingDisk extends Disk {

  /** The process is dead: nothing that comes after it is done. */
  static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** What becomes of the chosen operation. */
  enum Fault {
    /** It is done, and the process dies. */
    CRASH_AFTER,
    /** It is done by half, and the process dies. */
    CRASH_WITHIN,
    /** It is not done, and says so; those after it work. */
    FAIL,
    /** Neither it nor any after it is done. */
    FAIL_FROM_HERE
  }

  private final Fault fault;
  private final int chosen;
  private final Supplier<IOException> failure;
  private int done;

  /** The operation of this number, from 1, meets the fault. */
  FailingDisk(Fault fault, int chosen) {
    this(fault, chosen, () -> new FileSystemException("f", null, "No space left on device"));
  }

  FailingDisk(Fault fault, int chosen, Supplier<IOException> failure) {
    this.fault = fault;
    this.chosen = chosen;
    this.failure = failure;
  }

  /** Whether the chosen operation was come to. */
  boolean wasReached() {
    return done >= chosen;
  }

  private interface Operation {
    void run() throws IOException;
  }

  private void count(Operation whole, Operation half) throws IOException {
    done++;
    boolean crashes = fault == Fault.CRASH_AFTER || fault == Fault.CRASH_WITHIN;
    if (crashes && done > chosen) {
      throw new Crash();
    }
    if (done == chosen && fault == Fault.CRASH_WITHIN) {
      half.run();
      throw new Crash();
    }
    if (done == chosen && fault == Fault.FAIL || done >= chosen && fault == Fault.FAIL_FROM_HERE) {
      throw failure.get();
    }
    whole.run();
    if (done == chosen && crashes) {
      throw new Crash();
    }
  }

  private void count(Operation whole) throws IOException {
    count(whole, () -> {});
  }

  @Override
  void create(Path file, byte[] bytes) throws IOException {
    count(
        () -> super.create(file, bytes),
        () -> Files.write(file, Arrays.copyOf(bytes, bytes.length / 2)));
  }

  @Override
  void copyMode(Path from, Path to) throws IOException {
    count(() -> super.copyMode(from, to));
  }

  @Override
  void link(Path file, Path second) throws IOException {
    count(() -> super.link(file, second));
  }

  @Override
  void move(Path from, Path to) throws IOException {
    count(() -> super.move(from, to));
  }

  @Override
  void delete(Path path) throws IOException {
    count(() -> super.delete(path));
  }

  @Override
  FileChannel openLock(Path file) throws IOException {
    List<FileChannel> opened = new ArrayList<>();
    count(() -> opened.add(super.openLock(file)));
    return opened.get(0);
  }

  @Override
  void createDirectory(Path directory) throws IOException {
    count(() -> super.createDirectory(directory));
  }
}
