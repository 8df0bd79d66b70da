package io.gitopsprofile.tree.report;

import static java.util.Objects.requireNonNull;

/**
 * What image automation wrote into a tree, and what stays although the profile has another: a tag,
 * or another part of an image.
 *
 * @param path the file, relative to the output directory
 * @param place where in the file: {@code container podinfod}, where in a HelmRelease of Flux v1 the
 *     container is {@code chart-image}, a values key or an alias; or {@code spec.values.image.tag}
 * @param part what it is: {@code tag}, {@code name} or {@code digest}
 * @param tag the tag, name or digest of the tree
 * @param profile that of the profile; empty if it has none
 */
public record PreservedImageTag(
    String path, String place, String part, String tag, String profile) {

  /** Refuses to be without any of its parts. */
  public PreservedImageTag {
    requireNonNull(path, "path");
    requireNonNull(place, "place");
    requireNonNull(part, "part");
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
    return "keeps %s %s of %s, %s (profile: %s)".formatted(part, tag, path, place, ofProfile);
  }
}
