package io.gitopsprofile.tree;

import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.tree.disk.FileSystemAccess;
import io.gitopsprofile.tree.report.WriteReport;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * Writes a tree through file system access that rejects each change outside the tree's directory.
 */
public final class ConfinedWriter {

  private ConfinedWriter() {}

  /** Writes the tree of a profile called {@code profile.yaml}. */
  public static WriteReport write(GenerationResult result, Path directory) throws IOException {
    return new TreeWriter(new ConfinedDisk(directory), "1")
        .write(
            result,
            "profile.yaml",
            directory,
            WriteOptions.careful(directory.resolve("copies")).withFsync(false));
  }

  private static final class ConfinedDisk extends FileSystemAccess {

    private final Path directory;

    ConfinedDisk(Path directory) {
      this.directory = directory;
    }

    private void confine(Path path) {
      if (!path.startsWith(directory) || !path.normalize().equals(path)) {
        throw new AssertionError("leaves " + directory + ": " + path);
      }
    }

    @Override
    public void create(Path file, byte[] bytes) throws IOException {
      confine(file);
      super.create(file, bytes);
    }

    @Override
    public FileChannel openLock(Path file) throws IOException {
      confine(file);
      return super.openLock(file);
    }

    @Override
    public void copyMode(Path from, Path to) throws IOException {
      confine(to);
      super.copyMode(from, to);
    }

    @Override
    public void copyTime(Path from, Path to) throws IOException {
      confine(to);
      super.copyTime(from, to);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
      confine(from);
      confine(to);
      super.move(from, to);
    }

    @Override
    public void delete(Path path) throws IOException {
      confine(path);
      super.delete(path);
    }

    @Override
    public void createDirectory(Path directory) throws IOException {
      confine(directory);
      super.createDirectory(directory);
    }
  }
}
