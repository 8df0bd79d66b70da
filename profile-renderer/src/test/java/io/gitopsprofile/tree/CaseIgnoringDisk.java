package io.gitopsprofile.tree;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A disk that does not tell upper case from lower case below a folder. */
class CaseIgnoringDisk extends Disk {

  private final Path folder;
  private int left;

  CaseIgnoringDisk(Path folder) throws IOException {
    this(folder, Integer.MAX_VALUE);
  }

  /** The process is dead after so many operations. */
  CaseIgnoringDisk(Path folder, int operations) throws IOException {
    this.folder = folder.toRealPath();
    this.left = operations;
  }

  boolean isDead() {
    return left <= 0;
  }

  private Path lower(Path path) {
    return path.startsWith(folder) && !path.equals(folder)
        ? folder.resolve(folder.relativize(path).toString().toLowerCase(Locale.ROOT))
        : path;
  }

  private Path change(Path path) {
    if (--left < 0) {
      throw new FailingDisk.Crash();
    }
    return lower(path);
  }

  @Override
  Entry entry(Path path) throws IOException {
    return super.entry(lower(path));
  }

  @Override
  byte @Nullable [] read(Path file) throws IOException {
    return super.read(lower(file));
  }

  @Override
  long size(Path file) throws IOException {
    return super.size(lower(file));
  }

  @Override
  boolean isOneFile(Path one, Path other) throws IOException {
    return super.isOneFile(lower(one), lower(other));
  }

  @Override
  List<Path> list(Path directory) throws IOException {
    return super.list(lower(directory));
  }

  @Override
  void create(Path file, byte[] bytes) throws IOException {
    super.create(change(file), bytes);
  }

  @Override
  FileChannel openLock(Path file) throws IOException {
    return super.openLock(change(file));
  }

  @Override
  void copyMode(Path from, Path to) throws IOException {
    super.copyMode(lower(from), change(to));
  }

  @Override
  void link(Path file, Path second) throws IOException {
    super.link(lower(file), change(second));
  }

  @Override
  void move(Path from, Path to) throws IOException {
    super.move(lower(from), change(to));
  }

  @Override
  void delete(Path path) throws IOException {
    super.delete(change(path));
  }

  @Override
  void createDirectory(Path directory) throws IOException {
    super.createDirectory(change(directory));
  }
}
