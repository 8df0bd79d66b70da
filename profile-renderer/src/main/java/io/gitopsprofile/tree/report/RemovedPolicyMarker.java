package io.gitopsprofile.tree.report;

import static java.util.Objects.requireNonNull;

/**
 * A marker of Flux v2's image automation that a write removes from a file, because its field no
 * longer exists or is ambiguous.
 *
 * @param path the file, relative to the output directory
 * @param place the field in the old file: {@code spec.values.images[1]}
 * @param comment the marker without {@code #}
 */
public record RemovedPolicyMarker(String path, String place, String comment) {

  /** Rejects missing components. */
  public RemovedPolicyMarker {
    requireNonNull(path, "path");
    requireNonNull(place, "place");
    requireNonNull(comment, "comment");
  }

  /** The removal in one line, with its fix. */
  @Override
  public String toString() {
    return "removes the policy marker # %s of %s, %s: its field no longer exists or is ambiguous; add it to"
            .formatted(comment, path, place)
        + " its new field";
  }
}
