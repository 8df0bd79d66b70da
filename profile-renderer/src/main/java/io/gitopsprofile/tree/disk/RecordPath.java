package io.gitopsprofile.tree.disk;

import io.gitopsprofile.model.value.InvalidValueException;
import io.gitopsprofile.model.value.RelativePath;

/** Paths as the ownership record and the journal hold them. */
public final class RecordPath {

  /** The file name of the ownership record. */
  public static final String RECORD = ".profile.sum";

  private RecordPath() {}

  /** Whether a text is a path that stays in its directory on every system. */
  public static boolean isPortable(String path) {
    try {
      RelativePath.of(path);
      return true;
    } catch (InvalidValueException e) {
      return false;
    }
  }
}
