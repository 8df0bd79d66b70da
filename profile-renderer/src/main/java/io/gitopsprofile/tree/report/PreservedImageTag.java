package io.gitopsprofile.tree.report;

import static java.util.Objects.requireNonNull;

/**
 * A value that image automation wrote into a tree and that stays although the profile has another:
 * a tag, or another part of an image.
 *
 * @param path the file, relative to the output directory
 * @param line the line of the committed file, from 1
 * @param part the part of the image: {@code image tag}, {@code image name}, {@code image digest},
 *     or {@code image} for a whole image of another repository
 * @param value the tag, name, digest or image of the tree
 * @param policy the ImagePolicy of Flux v2, such as {@code flux-system:podinfo}; empty for Flux v1
 * @param profile the value of the profile; empty if the profile has none
 */
public record PreservedImageTag(
    String path, int line, String part, String value, String policy, String profile) {

  /** Rejects missing components. */
  public PreservedImageTag {
    requireNonNull(path, "path");
    requireNonNull(part, "part");
    requireNonNull(value, "value");
    requireNonNull(policy, "policy");
    requireNonNull(profile, "profile");
  }

  /** Returns the value without its place: {@code image tag 6.14.2 set by ...}. */
  public String message() {
    return "%s %s set by %s (the profile says %s)"
        .formatted(
            part,
            value,
            policy.isEmpty() ? "Flux v1" : "the policy " + policy,
            profile.isEmpty() ? "none" : profile);
  }

  /**
   * The value in one line: {@code base/demo/podinfo/deployment.yaml:25: image tag 6.14.2 set by the
   * policy flux-system:podinfo (the profile says 6.14.1)}.
   */
  @Override
  public String toString() {
    return path + ':' + line + ": " + message();
  }
}
