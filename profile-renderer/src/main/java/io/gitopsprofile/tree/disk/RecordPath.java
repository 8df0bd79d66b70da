package io.gitopsprofile.tree.disk;

import io.gitopsprofile.model.value.InvalidValueException;
import io.gitopsprofile.model.value.RelativePath;

/** The form of paths in the ownership record and the journal. */
public final class RecordPath {

  /** File name of the ownership record. */
  public static final String RECORD = ".profile.sum";

  private RecordPath() {}

  /** True if a text is a path that stays inside its directory on every operating system. */
  public static boolean isPortable(String path) {
    try {
      RelativePath.of(path);
      return true;
    } catch (InvalidValueException e) {
      return false;
    }
  }
}
