package io.gitopsprofile.tree;

import io.gitopsprofile.tree.Disk.TooLargeException;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The ownership record as it lies on the disk.
 *
 * @param bytes the file's bytes; null if there is none
 * @param owned what it says
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, only carried.
record RecordFile(byte @Nullable [] bytes, OwnershipRecord owned) {

  static RecordFile in(Disk disk, Path directory) throws IOException {
    Path file = directory.resolve(OwnershipRecord.FILE);
    if (disk.isNoFile(file)) {
      throw new IOException(
          file + " is no plain file; delete it: the next run finds out what it should say");
    }
    byte @Nullable [] bytes = read(disk, file);
    return new RecordFile(bytes, OwnershipRecord.parse(bytes == null ? new byte[0] : bytes));
  }

  private static byte @Nullable [] read(Disk disk, Path file) throws IOException {
    try {
      return disk.readSmall(file);
    } catch (TooLargeException e) {
      throw new IOException(
          e.getMessage() + "; delete it: the next run finds out what it should say", e);
    }
  }
}
