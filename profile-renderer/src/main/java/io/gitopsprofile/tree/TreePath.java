package io.gitopsprofile.tree;

import io.gitopsprofile.model.InvalidValueException;
import io.gitopsprofile.model.RelativePath;

/** Paths as the ownership record and the journal hold them. */
final class TreePath {

  /** The file name of the ownership record. */
  static final String RECORD = ".profile.sum";

  private TreePath() {}

  /** Whether a text is a path that stays in its directory on every system. */
  static boolean isPortable(String path) {
    try {
      RelativePath.of(path);
      return true;
    } catch (InvalidValueException e) {
      return false;
    }
  }
}
