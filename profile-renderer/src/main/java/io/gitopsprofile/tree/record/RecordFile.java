package io.gitopsprofile.tree.record;

import io.gitopsprofile.tree.disk.FileSystemAccess;
import io.gitopsprofile.tree.disk.FileSystemAccess.TooLargeException;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The ownership record as a file on the disk.
 *
 * @param bytes the file's bytes; null if the file does not exist
 * @param owned the record
 */
@SuppressWarnings("ArrayRecordComponent") // The array is carried, but never compared.
public record RecordFile(byte @Nullable [] bytes, OwnershipRecord owned) {

  public static RecordFile in(FileSystemAccess disk, Path directory) throws IOException {
    Path file = directory.resolve(OwnershipRecord.FILE);
    byte @Nullable [] bytes =
        switch (disk.entry(file)) {
          case ABSENT -> null;
          case FILE -> read(disk, file);
          case DIRECTORY, OTHER ->
              throw new IOException(file + " is not a regular file; delete it and run again");
        };
    return new RecordFile(bytes, OwnershipRecord.parse(bytes == null ? new byte[0] : bytes));
  }

  private static byte @Nullable [] read(FileSystemAccess disk, Path file) throws IOException {
    try {
      return disk.readSmall(file);
    } catch (TooLargeException e) {
      throw new IOException(e.getMessage() + "; delete it and run again", e);
    }
  }
}
