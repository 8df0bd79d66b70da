package io.gitopsprofile.render.flux;

import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.value.ImageField;
import io.gitopsprofile.render.output.ImageHandover;
import java.util.ArrayList;
import java.util.List;

/**
 * An object with which Flux installs a chart.
 *
 * @param part the part of the profile that the object comes from; the chart, for a source that
 *     releases share
 * @param file the name of the object's file in the directory of the release's namespace, without
 *     extension
 * @param object the object
 * @param handed the texts of the object that the profile hands to image automation
 */
public record ReleaseObject(
    ProfilePath part, String file, Object object, List<ImageHandover> handed) {

  /** Creates an object that image automation does not change. */
  ReleaseObject(ProfilePath part, String file, Object object) {
    this(part, file, object, List.of());
  }

  /** Returns the texts of a release's values that its policies set. */
  static List<ImageHandover> handed(HelmRelease release, ProfilePath path) {
    List<ImageHandover> handed = new ArrayList<>();
    for (int i = 0; i < release.imagePolicies().size(); i++) {
      ImageField field = release.imagePolicies().get(i);
      ProfilePath place = path.key("imagePolicies").index(i);
      handed.add(ImageHandover.of(field, field.path().below("spec", "values"), place));
    }
    return handed;
  }
}
