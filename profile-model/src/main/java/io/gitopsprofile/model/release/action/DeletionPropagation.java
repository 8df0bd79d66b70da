package io.gitopsprofile.model.release.action;

/** The order in which an uninstall deletes objects and those that they own. */
public enum DeletionPropagation {
  /** The owned objects are deleted afterwards. */
  BACKGROUND("background"),
  /** The owned objects are deleted first. */
  FOREGROUND("foreground"),
  /** The owned objects stay. */
  ORPHAN("orphan");

  private final String spelling;

  DeletionPropagation(String spelling) {
    this.spelling = spelling;
  }

  /** The word as YAML spells it. */
  @Override
  public String toString() {
    return spelling;
  }
}
