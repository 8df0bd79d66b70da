package io.gitopsprofile.check;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Manifest;
import java.util.ArrayList;
import java.util.List;

/** The further manifests of a profile, as far as the checks know their kinds. */
final class Manifests {

  private Manifests() {}

  /** The namespace that an object is applied to. */
  static String namespace(Manifest manifest) {
    return manifest.namespace().isEmpty() ? "default" : manifest.namespace();
  }

  /** Those of a kind. */
  static List<Part<Manifest>> ofKind(Subject subject, String kind) {
    List<Part<Manifest>> found = new ArrayList<>();
    for (Part<Manifest> manifest : subject.manifests()) {
      if (manifest.value().kind().equals(kind)) {
        found.add(manifest);
      }
    }
    return found;
  }

  /** Whether an object is among them. */
  static boolean contain(Subject subject, String kind, String name, String namespace) {
    return ofKind(subject, kind).stream()
        .map(Part::value)
        .anyMatch(object -> object.name().equals(name) && namespace(object).equals(namespace));
  }

  /** Whether a chart of the profile is installed into a namespace: what it brings is not known. */
  static boolean chartsIn(Subject subject, String namespace) {
    return subject.releases().stream()
        .map(Part::value)
        .anyMatch(release -> namespace.equals(ReleaseNamespace.of(release)));
  }
}
