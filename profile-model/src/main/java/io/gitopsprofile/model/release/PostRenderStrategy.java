package io.gitopsprofile.model.release;

/** The objects of a chart that reach the post-renderers of Flux v2. */
public enum PostRenderStrategy {
  /** All but the hooks. */
  NO_HOOKS("nohooks"),
  /** All, at once. */
  COMBINED("combined"),
  /** All, the hooks apart from the others. */
  SEPARATE("separate");

  private final String spelling;

  PostRenderStrategy(String spelling) {
    this.spelling = spelling;
  }

  /** The word as YAML spells it. */
  @Override
  public String toString() {
    return spelling;
  }
}
