package io.gitopsprofile.tree;

import io.gitopsprofile.tree.disk.FileSystemAccess;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A file system that ignores case below a folder. */
public class CaseIgnoringFileSystem extends FileSystemAccess {

  private final Path folder;
  private int left;

  public CaseIgnoringFileSystem(Path folder) throws IOException {
    this(folder, Integer.MAX_VALUE);
  }

  /** Kills the process after a number of operations. */
  public CaseIgnoringFileSystem(Path folder, int operations) throws IOException {
    this.folder = folder.toRealPath();
    this.left = operations;
  }

  public boolean isDead() {
    return left <= 0;
  }

  private Path lower(Path path) {
    return path.startsWith(folder) && !path.equals(folder)
        ? folder.resolve(folder.relativize(path).toString().toLowerCase(Locale.ROOT))
        : path;
  }

  private Path change(Path path) {
    if (--left < 0) {
      throw new FailingFileSystem.Crash();
    }
    return lower(path);
  }

  @Override
  public Entry entry(Path path) throws IOException {
    return super.entry(lower(path));
  }

  @Override
  public byte @Nullable [] read(Path file) throws IOException {
    return super.read(lower(file));
  }

  @Override
  public byte @Nullable [] readSmall(Path file) throws IOException {
    return super.readSmall(lower(file));
  }

  @Override
  public void sync(Path path) throws IOException {
    super.sync(change(path));
  }

  @Override
  public void copyTime(Path from, Path to) throws IOException {
    super.copyTime(lower(from), change(to));
  }

  @Override
  public long size(Path file) throws IOException {
    return super.size(lower(file));
  }

  @Override
  public boolean isSameFile(Path one, Path other) throws IOException {
    return super.isSameFile(lower(one), lower(other));
  }

  @Override
  public List<Path> list(Path directory) throws IOException {
    return super.list(lower(directory));
  }

  @Override
  public void create(Path file, byte[] bytes) throws IOException {
    super.create(change(file), bytes);
  }

  @Override
  public FileChannel openLock(Path file) throws IOException {
    return super.openLock(change(file));
  }

  @Override
  public void copyMode(Path from, Path to) throws IOException {
    super.copyMode(lower(from), change(to));
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    super.move(lower(from), change(to));
  }

  @Override
  public void delete(Path path) throws IOException {
    super.delete(change(path));
  }

  @Override
  public void createDirectory(Path directory) throws IOException {
    super.createDirectory(change(directory));
  }
}
