package io.gitopsprofile.view;

import io.gitopsprofile.diagnostic.ProfilePath;
import java.util.List;

/** The place of a profile that an object comes from. The renderer has one for each kind of part. */
public interface ObjectSource {

  /** The part of the profile that the object is rendered from, or the manifest itself. */
  ProfilePath part();

  /** True for a manifest, which is the object itself; false for a typed part. */
  boolean isManifest();

  /** True if the profile writes fields of the object itself: a manifest, or a part with a patch. */
  boolean isFreeForm();

  /** True if a place that {@link #at} gave is in the manifest, or in the patch of the part. */
  boolean isFreeForm(ProfilePath place);

  /**
   * The path of a field of the object, as the profile writes the field; the part where that is not
   * known.
   *
   * @param steps keys and list indexes from the root of the object, as in a {@link ProfilePath}
   */
  ProfilePath at(List<Object> steps);

  /** The source of a manifest, whose fields are those of the object. */
  static ObjectSource ofManifest(ProfilePath manifest) {
    return new ManifestSource(manifest);
  }

  /** A manifest of the profile. */
  record ManifestSource(ProfilePath part) implements ObjectSource {

    @Override
    public boolean isManifest() {
      return true;
    }

    @Override
    public boolean isFreeForm() {
      return true;
    }

    @Override
    public boolean isFreeForm(ProfilePath place) {
      return true;
    }

    @Override
    public ProfilePath at(List<Object> steps) {
      return part.then(steps);
    }
  }
}
