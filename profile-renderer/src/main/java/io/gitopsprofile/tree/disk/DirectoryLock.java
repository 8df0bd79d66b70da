package io.gitopsprofile.tree.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lets one run at a time change a directory: other threads of this JVM wait, whatever class loader
 * they came by, and so do other processes. The lock file is there only while a run is; a killed
 * run's is taken over. It is always empty, so that a full disk is no hindrance.
 */
public final class DirectoryLock {

  public static final String FILE = ".profile.lock";

  /** How long a run usually waits for another process. */
  public static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final int PAUSE_MILLISECONDS = 20;

  private final FileSystemAccess disk;
  private final Path file;
  private final Duration patience;

  /**
   * A lock on a directory that is there.
   *
   * @param patience how long to wait for another process
   * @throws DirectoryGoneException if it is not there any more
   */
  public DirectoryLock(FileSystemAccess disk, Path directory, Duration patience)
      throws IOException {
    try {
      this.file = directory.toRealPath().resolve(FILE);
    } catch (NoSuchFileException e) {
      throw new DirectoryGoneException(e);
    }
    this.disk = disk;
    this.patience = patience;
  }

  /** Says that the directory was deleted before it could be locked: nothing was done in it. */
  public static final class DirectoryGoneException extends NoSuchFileException {

    private static final long serialVersionUID = 1L;

    public DirectoryGoneException(NoSuchFileException cause) {
      super(cause.getFile());
      initCause(cause);
    }
  }

  /** What is done under the lock. */
  @FunctionalInterface
  public interface Work<T> {
    T run() throws IOException;
  }

  /**
   * The channel that holds the lock, and a second one of the same file. Neither may be closed
   * before the end: with any of them, the lock of the whole process goes.
   */
  private record Held(FileChannel first, FileChannel second) {

    void close() throws IOException {
      try {
        first.close();
      } finally {
        second.close();
      }
    }
  }

  /**
   * Does the work when no other run is on.
   *
   * @throws DirectoryGoneException if the directory is not there any more
   * @throws IOException if another process holds the lock for longer than the patience
   */
  public <T> T during(Work<T> work) throws IOException {
    synchronized (ofThisJvm()) {
      Held held = acquire();
      try {
        return work.run();
      } finally {
        release(held);
      }
    }
  }

  /**
   * Does work that only reads, when no other run is on, and again if one began meanwhile, be it
   * that it has ended since: then the record says something else. Nothing is written for that, not
   * even the lock file.
   *
   * @throws IOException if another process holds the lock for longer than the patience
   */
  public <T> T whileNoneIsOn(Work<T> work) throws IOException {
    synchronized (ofThisJvm()) {
      Path record = file.resolveSibling(RecordPath.RECORD);
      long end = end();
      while (true) {
        while (isHeld()) {
          waitUntil(end);
        }
        @Nullable String before = disk.hash(record);
        T result = work.run();
        if (!isHeld() && Objects.equals(before, disk.hash(record))) {
          return result;
        }
      }
    }
  }

  /** An interned string is one object to all class loaders. */
  private String ofThisJvm() {
    return ("io.gitopsprofile.tree " + file).intern();
  }

  private Held acquire() throws IOException {
    long end = end();
    while (true) {
      @Nullable Held held = tryToAcquire();
      if (held != null) {
        return held;
      }
      waitUntil(end);
    }
  }

  /** Null if another run has the lock, or had it when the file was opened, and deleted it since. */
  private @Nullable Held tryToAcquire() throws IOException {
    FileChannel first = open();
    @Nullable FileChannel second = null;
    boolean held = false;
    try {
      if (first.tryLock() == null) {
        return null;
      }
      second = disk.openToWrite(file);
      held = isOfLockedFile(second);
      return held ? new Held(first, second) : null;
    } catch (NoSuchFileException deleted) {
      return null;
    } finally {
      if (!held) {
        first.close();
        if (second != null) {
          second.close();
        }
      }
    }
  }

  private FileChannel open() throws IOException {
    if (disk.isNoFile(file)) {
      throw new IOException(
          file
              + " is a folder, a link or a device, where a run puts a file to lock the directory;"
              + " delete it, then run again");
    }
    try {
      return disk.openLock(file);
    } catch (NoSuchFileException e) {
      throw new DirectoryGoneException(e);
    }
  }

  /** This JVM refuses a second lock of a file, and gives one of another file. */
  private static boolean isOfLockedFile(FileChannel second) throws IOException {
    try {
      FileLock ofAnotherFile = second.tryLock();
      if (ofAnotherFile != null) {
        ofAnotherFile.release();
      }
      return false;
    } catch (OverlappingFileLockException e) {
      return true;
    }
  }

  /** In this order: who opened the file before it was deleted finds it gone, and opens anew. */
  private void release(Held held) throws IOException {
    try {
      disk.delete(file);
    } catch (IOException leftToTheNextRun) {
      // It is taken over like a killed run's.
      return;
    } finally {
      held.close();
    }
  }

  /** Whether another process has the lock. */
  private boolean isHeld() throws IOException {
    if (disk.entry(file) != FileSystemAccess.Entry.FILE) {
      return false;
    }
    try (FileChannel channel = disk.openToRead(file)) {
      return channel.tryLock(0, Long.MAX_VALUE, true) == null;
    } catch (NoSuchFileException | AccessDeniedException notToBeTold) {
      return false;
    }
  }

  private long end() {
    return System.nanoTime() + patience.toNanos();
  }

  private void waitUntil(long end) throws IOException {
    if (System.nanoTime() - end > 0) {
      throw new IOException(
          "another run has been writing into "
              + file.getParent()
              + " for "
              + patience.toSeconds()
              + " s; wait for it to end, then run again");
    }
    try {
      Thread.sleep(PAUSE_MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for another run", e);
    }
  }
}
