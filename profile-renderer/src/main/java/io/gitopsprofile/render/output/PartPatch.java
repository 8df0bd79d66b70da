package io.gitopsprofile.render.output;

import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.value.FreeForm;

/**
 * The patch of one object, and its place in the profile.
 *
 * @param content the patch; empty if there is none
 * @param path its place, or the place where the part takes one
 */
public record PartPatch(FreeForm content, ProfilePath path) {

  /** Returns true for one of {@code patches}; false for the patch of a part. */
  boolean isListed() {
    return path.steps().get(0).equals(ListedPatches.KEY);
  }
}
