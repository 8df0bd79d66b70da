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
 * The content of a file of the tree.
 *
 * @param actual the bytes; null if there is no file, or if it is a large file
 * @param large the properties of a file that is too large to be read; null for any other
 */
@SuppressWarnings("ArrayRecordComponent") // The array is carried, but never compared.
public record ExistingFile(byte @Nullable [] actual, @Nullable LargeFile large) {

  /** The content of a missing file. */
  static final ExistingFile NOTHING = new ExistingFile(null, null);

  static ExistingFile of(FileSystemAccess disk, Path file) throws IOException {
    LargeFile large = disk.large(file);
    return new ExistingFile(large == null ? disk.read(file) : null, large);
  }

  /** True if the file exists. */
  boolean isThere() {
    return actual != null || large != null;
  }

  /** The {@link AutomationHash} of an existing file. */
  String hash() {
    return large == null ? AutomationHash.of(requireNonNull(actual)) : large.hash();
  }

  /** The exact hash of the file's bytes; null if the file does not exist. */
  @Nullable String exactHash() {
    return large == null ? Journal.hash(actual) : large.exactHash();
  }
}
