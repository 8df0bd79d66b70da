package io.gitopsprofile.tree;

import io.gitopsprofile.tree.disk.FileSystemAccess;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** A file system with one failing operation, or one that kills the process. */
public final class FailingFileSystem extends FileSystemAccess {

  /** Signals a killed process: no later operation is executed. */
  public static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** The effect on the chosen operation. */
  public enum Fault {
    /** The operation is done, then the process dies. */
    CRASH_AFTER,
    /** The operation is half done, then the process dies. */
    CRASH_WITHIN,
    /** The operation fails; later ones work. */
    FAIL,
    /** The operation and all later ones fail. */
    FAIL_FROM_HERE
  }

  private final Fault fault;
  private final int chosen;
  private final Supplier<IOException> failure;
  private int done;

  /** Applies the fault to the operation of this number, from 1. */
  public FailingFileSystem(Fault fault, int chosen) {
    this(fault, chosen, () -> new FileSystemException("f", null, "No space left on device"));
  }

  public FailingFileSystem(Fault fault, int chosen, Supplier<IOException> failure) {
    this.fault = fault;
    this.chosen = chosen;
    this.failure = failure;
  }

  /** True if the chosen operation was reached. */
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
  public void create(Path file, byte[] bytes) throws IOException {
    count(
        () -> super.create(file, bytes),
        () -> Files.write(file, Arrays.copyOf(bytes, bytes.length / 2)));
  }

  @Override
  public void copyMode(Path from, Path to) throws IOException {
    count(() -> super.copyMode(from, to));
  }

  @Override
  public void copyTime(Path from, Path to) throws IOException {
    count(() -> super.copyTime(from, to));
  }

  @Override
  public void sync(Path path) throws IOException {
    count(() -> super.sync(path));
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    count(() -> super.move(from, to));
  }

  @Override
  public void delete(Path path) throws IOException {
    count(() -> super.delete(path));
  }

  @Override
  public FileChannel openLock(Path file) throws IOException {
    List<FileChannel> opened = new ArrayList<>();
    count(() -> opened.add(super.openLock(file)));
    return opened.get(0);
  }

  @Override
  public void createDirectory(Path directory) throws IOException {
    count(() -> super.createDirectory(directory));
  }
}
