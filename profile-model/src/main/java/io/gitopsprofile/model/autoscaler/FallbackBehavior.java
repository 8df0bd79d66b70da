package io.gitopsprofile.model.autoscaler;

/** The way in which KEDA uses the number of pods of a {@link Fallback}. From KEDA 2.17 on. */
public enum FallbackBehavior {
  /** The number of the fallback, whatever the present one is. */
  STATIC("static"),
  /** The present number of pods stays. */
  CURRENT_REPLICAS("currentReplicas"),
  /** The greater one of the present number and that of the fallback. */
  CURRENT_REPLICAS_IF_HIGHER("currentReplicasIfHigher"),
  /** The smaller one of the present number and that of the fallback. */
  CURRENT_REPLICAS_IF_LOWER("currentReplicasIfLower");

  private final String spelling;

  FallbackBehavior(String spelling) {
    this.spelling = spelling;
  }

  /** The word as YAML spells it. */
  @Override
  public String toString() {
    return spelling;
  }
}
