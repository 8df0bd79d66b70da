package io.gitopsprofile.view;

import io.gitopsprofile.model.Manifest;
import java.util.ArrayList;
import java.util.List;

/** The further manifests of a profile, as far as the checks know their kinds. */
public final class ManifestObjects {

  private ManifestObjects() {}

  /** The namespace that an object is applied to. */
  public static String namespace(Manifest manifest) {
    return manifest.namespace().isEmpty() ? "default" : manifest.namespace();
  }

  /** Those of a kind. */
  public static List<Located<Manifest>> ofKind(ProfileParts parts, String kind) {
    List<Located<Manifest>> found = new ArrayList<>();
    for (Located<Manifest> manifest : parts.manifests()) {
      if (manifest.value().kind().equals(kind)) {
        found.add(manifest);
      }
    }
    return found;
  }

  /** Whether an object is among them. */
  public static boolean contain(ProfileParts parts, String kind, String name, String namespace) {
    return ofKind(parts, kind).stream()
        .map(Located::value)
        .anyMatch(object -> object.name().equals(name) && namespace(object).equals(namespace));
  }
}
