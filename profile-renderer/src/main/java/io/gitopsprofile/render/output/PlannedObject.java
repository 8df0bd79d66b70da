package io.gitopsprofile.render.output;

import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.rendered.RenderedObject;

/**
 * An object on its way into a file.
 *
 * @param part the part of the profile that it comes from
 * @param file the file's path
 * @param object the object
 */
record PlannedObject(ProfilePath part, String file, RenderedObject object) {

  /** What makes two objects one to the cluster, which serves a kind in several versions. */
  String identity() {
    return String.join("\n", object.group(), object.kind(), object.namespace(), object.name());
  }
}
