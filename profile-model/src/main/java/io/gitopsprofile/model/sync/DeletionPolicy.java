package io.gitopsprofile.model.sync;

/** The treatment of a folder's objects when the Kustomization of the folder is deleted. */
public enum DeletionPolicy {
  /** The objects are deleted if the Kustomization prunes. */
  MIRROR_PRUNE("MirrorPrune"),
  /** The objects are deleted. */
  DELETE("Delete"),
  /** The objects are deleted, and Flux waits until they are gone. */
  WAIT_FOR_TERMINATION("WaitForTermination"),
  /** The objects stay. */
  ORPHAN("Orphan");

  private final String spelling;

  DeletionPolicy(String spelling) {
    this.spelling = spelling;
  }

  /** The word as YAML spells it. */
  @Override
  public String toString() {
    return spelling;
  }
}
