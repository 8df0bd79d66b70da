package io.gitopsprofile.tree.compare;

import static java.util.Objects.requireNonNull;

import io.gitopsprofile.tree.automation.AutomationHash;
import io.gitopsprofile.tree.disk.FileSystemAccess;
import io.gitopsprofile.tree.disk.Journal;
import io.gitopsprofile.tree.disk.LargeFile;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What is in a file of the tree.
 *
 * @param actual its bytes; null if there is no file, or a large one
 * @param large what is known of a file that is too large to be read; else null
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, only carried.
public record ExistingFile(byte @Nullable [] actual, @Nullable LargeFile large) {

  /** No file. */
  static final ExistingFile NOTHING = new ExistingFile(null, null);

  static ExistingFile of(FileSystemAccess disk, Path file) throws IOException {
    LargeFile large = disk.large(file);
    return new ExistingFile(large == null ? disk.read(file) : null, large);
  }

  /** Whether there is a file. */
  boolean isThere() {
    return actual != null || large != null;
  }

  /** The {@link AutomationHash} of a file that is there. */
  String hash() {
    return large == null ? AutomationHash.of(requireNonNull(actual)) : large.hash();
  }

  /** The exact hash of the file's bytes; null if there is no file. */
  @Nullable String exactHash() {
    return large == null ? Journal.hash(actual) : large.exactHash();
  }
}
