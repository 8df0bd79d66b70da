package io.gitopsprofile.model.release;

import io.gitopsprofile.model.value.Ordered;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The detection of changes that others make to the objects of a release, by Flux v2.
 *
 * <pre>
 * driftDetection:
 *   mode: enabled
 *   ignore:
 *     - paths: [/spec/replicas]
 *       target: {kind: Deployment}
 * </pre>
 *
 * @param mode the reaction to a change; null means {@code disabled}
 * @param ignore the fields that others may change
 */
public record DriftDetection(@Nullable Mode mode, List<DriftIgnore> ignore) {

  /** The reaction to a change. */
  public enum Mode {
    /** Undo it. */
    ENABLED("enabled"),
    /** Report it. */
    WARN("warn"),
    /** Not to look. */
    DISABLED("disabled");

    private final String spelling;

    Mode(String spelling) {
      this.spelling = spelling;
    }

    /** The word as YAML spells it. */
    @Override
    public String toString() {
      return spelling;
    }
  }

  /** Copies the collections in their order. */
  public DriftDetection {
    ignore = Ordered.list("ignore", ignore);
  }
}
