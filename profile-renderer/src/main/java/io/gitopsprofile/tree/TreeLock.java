package io.gitopsprofile.tree;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Lets one run at a time change a directory: other threads of this JVM wait, whatever class loader
 * they came by, and so do other processes. The lock file is there only while a run is; a killed
 * run's is taken over.
 */
final class TreeLock {

  static final String FILE = ".profile.lock";

  private static final int LONGEST_MARK = 1 << 16;
  private static final int PAUSE_MILLISECONDS = 20;

  private final Path file;
  private final Duration patience;

  /**
   * A lock on a directory that is there.
   *
   * @param patience how long to wait for another process
   * @throws DirectoryGoneException if it is not there any more
   */
  TreeLock(Path directory, Duration patience) throws IOException {
    try {
      this.file = directory.toRealPath().resolve(FILE);
    } catch (NoSuchFileException e) {
      throw new DirectoryGoneException(e);
    }
    this.patience = patience;
  }

  /** Says that the directory was deleted before it could be locked: nothing was done in it. */
  static final class DirectoryGoneException extends NoSuchFileException {

    private static final long serialVersionUID = 1L;

    DirectoryGoneException(NoSuchFileException cause) {
      super(cause.getFile());
      initCause(cause);
    }
  }

  /** What is done under the lock. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws IOException;
  }

  /**
   * Does the work when no other run is on.
   *
   * @throws DirectoryGoneException if the directory is not there any more
   * @throws IOException if another process holds the lock for longer than the patience
   */
  <T> T during(Work<T> work) throws IOException {
    // An interned string is one object to all class loaders. A second channel on the file would not
    // do: closing it drops the lock that the first one holds.
    synchronized (("io.gitopsprofile.tree " + file).intern()) {
      FileChannel channel = acquire();
      try {
        return work.run();
      } finally {
        // In this order: who opened the file before it was deleted finds it gone, and opens anew.
        Files.deleteIfExists(file);
        channel.close();
      }
    }
  }

  private FileChannel acquire() throws IOException {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      FileChannel channel = open();
      boolean held = false;
      try {
        held = isLocked(channel);
      } finally {
        if (!held) {
          channel.close();
        }
      }
      if (held) {
        return channel;
      }
      if (System.nanoTime() > end) {
        throw new IOException(
            "another run has been writing into "
                + file.getParent()
                + " for "
                + patience.toSeconds()
                + " s; wait for it to end, then run again");
      }
      pause();
    }
  }

  private FileChannel open() throws IOException {
    try {
      return FileChannel.open(
          file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      throw new DirectoryGoneException(e);
    }
  }

  private boolean isLocked(FileChannel channel) throws IOException {
    FileLock lock = channel.tryLock();
    return lock != null && isStillThere(channel);
  }

  /**
   * Whether the file that is locked is the one at the path, and not one that the run before deleted
   * after this channel was opened. Its size tells: to read it would take a second channel.
   */
  private boolean isStillThere(FileChannel channel) throws IOException {
    int mark = 1 + ThreadLocalRandom.current().nextInt(LONGEST_MARK);
    channel.truncate(0);
    channel.write(ByteBuffer.allocate(1), mark - 1L);
    try {
      return Files.size(file) == mark;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(PAUSE_MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for another run", e);
    }
  }
}
