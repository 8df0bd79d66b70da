package io.gitopsprofile.render.output;

import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.view.KubernetesObject;
import io.gitopsprofile.view.ProfileObject;
import java.util.List;

/**
 * An object on its way into a file.
 *
 * @param made the object and the part of the profile that it comes from
 * @param file the file's path
 * @param handed the texts that the profile hands to image automation
 */
record PlannedObject(ProfileObject made, String file, List<ImageHandover> handed) {

  /** The part of the profile that the object comes from. */
  ProfilePath part() {
    return made.part();
  }

  /** The object itself. */
  KubernetesObject object() {
    return made.object();
  }
}
