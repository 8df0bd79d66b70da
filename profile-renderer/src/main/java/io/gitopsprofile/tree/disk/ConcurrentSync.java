package io.gitopsprofile.tree.disk;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Syncs many files and folders, several at once: a disk that is asked for several makes them
 * durable together. The calling thread opens them, since the opened folders of a run belong to its
 * thread.
 */
final class ConcurrentSync {

  /** The number of files from which on threads are worth their start. */
  static final int MANY = 64;

  private static final int THREADS = 16;

  /** Maximum number of files that are open at once. */
  private static final int MOST_OPEN = 128;

  private final Queue<Future<Void>> begun = new ArrayDeque<>();

  private ConcurrentSync() {}

  /** Waits until files and folders are on the disk. */
  static void of(FileSystemAccess disk, List<Path> paths) throws IOException {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      new ConcurrentSync().sync(disk, paths, threads);
    } finally {
      // After an error, the files that were begun are still synced and closed.
      threads.shutdown();
    }
  }

  private void sync(FileSystemAccess disk, List<Path> paths, ExecutorService threads)
      throws IOException {
    for (Path path : paths) {
      FileChannel channel = disk.openToSync(path);
      if (channel != null) {
        begun.add(threads.submit(() -> force(channel)));
      }
      if (begun.size() == MOST_OPEN) {
        await(begun.remove());
      }
    }
    while (!begun.isEmpty()) {
      await(begun.remove());
    }
  }

  private static Void force(FileChannel channel) throws IOException {
    try (channel) {
      channel.force(true);
    }
    return null;
  }

  private static void await(Future<Void> sync) throws IOException {
    try {
      sync.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClosedByInterruptException();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException problem) {
        throw problem;
      }
      throw new IllegalStateException(e);
    }
  }
}
