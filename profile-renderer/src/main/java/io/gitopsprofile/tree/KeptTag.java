package io.gitopsprofile.tree;

import static java.util.Objects.requireNonNull;

/**
 * An image tag of a tree that image automation wrote, and that stays although the profile has
 * another.
 *
 * @param path the file, relative to the output directory
 * @param container the container's name; in a HelmRelease {@code chart-image}, a values key or an
 *     alias
 * @param tag the tag of the tree
 * @param profile the tag of the profile; empty if it has none
 */
public record KeptTag(String path, String container, String tag, String profile) {

  /** Refuses to be without any of its parts. */
  public KeptTag {
    requireNonNull(path, "path");
    requireNonNull(container, "container");
    requireNonNull(tag, "tag");
    requireNonNull(profile, "profile");
  }

  /**
   * One line: {@code keeps tag 3.1.2 of base/demo/podinfo/deployment.yaml, container podinfod
   * (profile: 3.1.0)}.
   */
  @Override
  public String toString() {
    String ofProfile = profile.isEmpty() ? "none" : profile;
    return "keeps tag "
        + tag
        + " of "
        + path
        + ", container "
        + container
        + " (profile: "
        + ofProfile
        + ")";
  }
}
