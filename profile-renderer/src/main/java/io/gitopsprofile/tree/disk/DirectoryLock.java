package io.gitopsprofile.tree.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lets only one run at a time change a directory. Other threads of this JVM wait, even with another
 * class loader, and so do other processes. The lock file exists only during a run; the lock file of
 * a killed run is taken over. The lock file is always empty, so that locking works on a full disk.
 */
public final class DirectoryLock {

  public static final String FILE = ".profile.lock";

  /** Default time to wait for another process. */
  public static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final int PAUSE_MILLISECONDS = 20;

  private final FileSystemAccess disk;
  private final Path file;
  private final Duration patience;

  /**
   * Creates a lock on an existing directory.
   *
   * @param patience how long to wait for another process
   * @throws DirectoryDeletedException if the directory no longer exists
   */
  public DirectoryLock(FileSystemAccess disk, Path directory, Duration patience)
      throws IOException {
    try {
      this.file = directory.toRealPath().resolve(FILE);
    } catch (NoSuchFileException e) {
      throw new DirectoryDeletedException(e);
    }
    this.disk = disk;
    this.patience = patience;
  }

  /**
   * Signals that the directory was deleted before the lock was acquired; nothing was done in it.
   */
  public static final class DirectoryDeletedException extends NoSuchFileException {

    private static final long serialVersionUID = 1L;

    public DirectoryDeletedException(NoSuchFileException cause) {
      super(cause.getFile());
      initCause(cause);
    }
  }

  /** The work to do under the lock. */
  @FunctionalInterface
  public interface Work<T> {
    T run() throws IOException;
  }

  /**
   * The channel that holds the lock, and a second channel of the same file. Both stay open until
   * the end, since closing either releases the lock of the whole process.
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
   * Does the work while no other run is active.
   *
   * @throws DirectoryDeletedException if the directory no longer exists
   * @throws IOException if another process holds the lock for longer than the patience
   */
  public <T> T during(Work<T> work) throws IOException {
    synchronized (jvmMonitor()) {
      Held held = acquire();
      try {
        return work.run();
      } finally {
        release(held);
      }
    }
  }

  /**
   * Does read-only work while no other run is active. The work is repeated if another run started
   * meanwhile, even if that run has ended: the record has changed then. Nothing is written, not
   * even the lock file.
   *
   * @throws IOException if another process holds the lock for longer than the patience
   */
  public <T> T whileIdle(Work<T> work) throws IOException {
    synchronized (jvmMonitor()) {
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

  /** An interned string, which is the same object for all class loaders. */
  private String jvmMonitor() {
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

  /**
   * The acquired lock; null if another run holds it, or held and deleted the file after it was
   * opened.
   */
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
    try {
      return disk.openLock(file);
    } catch (FileAlreadyExistsException e) {
      throw new IOException(
          file + " is a folder, a link or a device, not a lock file; delete it, then run again", e);
    } catch (NoSuchFileException e) {
      throw new DirectoryDeletedException(e);
    }
  }

  /**
   * True if both channels have the same locked file: this JVM rejects a second lock on one file,
   * but grants a lock on another file.
   */
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

  /**
   * Deletes the file before closing it, so that a run that opened it earlier finds it deleted and
   * opens a new one.
   */
  private void release(Held held) throws IOException {
    try {
      disk.delete(file);
    } catch (IOException leftToTheNextRun) {
      // The next run takes the file over, as after a killed run.
      return;
    } finally {
      held.close();
    }
  }

  /** True if another process holds the lock. */
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
