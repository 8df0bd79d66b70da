package io.gitopsprofile.tree.report;

import static java.util.Objects.requireNonNull;

/**
 * A value that image automation wrote into a tree and that stays although the profile has another:
 * a tag, or another part of an image.
 *
 * @param path the file, relative to the output directory
 * @param place the field: {@code container podinfod}, where in a HelmRelease of Flux v1 the
 *     container is {@code chart-image}, a values key or an alias; or {@code spec.values.image.tag}
 * @param part the part of the image: {@code tag}, {@code name} or {@code digest}
 * @param tag the tag, name or digest of the tree
 * @param profile the value of the profile; empty if the profile has none
 */
public record PreservedImageTag(
    String path, String place, String part, String tag, String profile) {

  /** Rejects missing components. */
  public PreservedImageTag {
    requireNonNull(path, "path");
    requireNonNull(place, "place");
    requireNonNull(part, "part");
    requireNonNull(tag, "tag");
    requireNonNull(profile, "profile");
  }

  /**
   * The value in one line: {@code keeps tag 3.1.2 of base/demo/podinfo/deployment.yaml, container
   * podinfod (profile: 3.1.0)}.
   */
  @Override
  public String toString() {
    String ofProfile = profile.isEmpty() ? "none" : profile;
    return "keeps %s %s of %s, %s (profile: %s)".formatted(part, tag, path, place, ofProfile);
  }
}
