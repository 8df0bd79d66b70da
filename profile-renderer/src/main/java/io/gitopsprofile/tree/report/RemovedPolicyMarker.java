package io.gitopsprofile.tree.report;

import static java.util.Objects.requireNonNull;

/**
 * A marker of Flux v2's image automation that a write takes out of a file, since what it stood
 * behind is not there any more, or cannot be told from others.
 *
 * @param path the file, relative to the output directory
 * @param place where in the file it stood: {@code spec.values.images[1]}
 * @param comment the marker without {@code #}
 */
public record RemovedPolicyMarker(String path, String place, String comment) {

  /** Refuses to be without any of its parts. */
  public RemovedPolicyMarker {
    requireNonNull(path, "path");
    requireNonNull(place, "place");
    requireNonNull(comment, "comment");
  }

  /** What becomes of it, and what to do. */
  @Override
  public String toString() {
    return "drops the marker # %s of %s, %s: the profile yields no such text there, or several that"
            .formatted(comment, path, place)
        + " are alike; write it where it belongs now";
  }
}
