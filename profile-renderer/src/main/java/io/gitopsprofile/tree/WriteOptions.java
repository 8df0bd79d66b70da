package io.gitopsprofile.tree;

import static java.util.Objects.requireNonNull;

import io.gitopsprofile.model.BuilderStyle;
import java.nio.file.Path;
import org.immutables.value.Value;

/**
 * The permissions of a write for files that differ from the generator's last output.
 *
 * @param adopt true to replace a file that the generator did not write, and to delete files of
 *     profiles that no longer exist
 * @param force true to overwrite a file that was edited by hand
 * @param copies the folder for a copy of each file that is adopted, overwritten or deleted
 * @param fsync true to sync every change to the disk, so that a power failure leaves the old tree
 *     or the new one
 */
@BuilderStyle
@Value.Builder
public record WriteOptions(boolean adopt, boolean force, Path copies, boolean fsync) {

  /** Rejects a missing folder. */
  public WriteOptions {
    requireNonNull(copies, "copies");
  }

  /** Creates the options of a write that syncs every change. */
  public WriteOptions(boolean adopt, boolean force, Path copies) {
    this(adopt, force, copies, true);
  }

  /** A write that overwrites no such file; the folder is for copies of files that it deletes. */
  public static WriteOptions careful(Path copies) {
    return new WriteOptions(false, false, copies);
  }

  /** The same options with or without sync. */
  public WriteOptions withFsync(boolean syncs) {
    return new WriteOptions(adopt, force, copies, syncs);
  }

  /** Starts the options; the folder of the copies is required, and fsync is on by default. */
  public static Builder builder() {
    return new Builder().adopt(false).force(false).fsync(true);
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link WriteOptions}; its {@code @param} tags describe the components. */
  public static final class Builder extends WriteOptionsBuilder {
    Builder() {}
  }
}
