package io.gitopsprofile.flux;

import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.Namespace;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.view.FreeFormValues;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ProfileParts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The namespaces of a profile that Flux does not apply. */
public final class SuspendedNamespaces {

  private SuspendedNamespaces() {}

  /** Returns the namespaces that Flux does not apply. */
  public static Set<String> in(Profile profile) {
    return in(new ProfileParts(profile)).keySet();
  }

  /** Returns the namespaces that Flux does not apply, each with the path of its annotation. */
  public static Map<String, ProfilePath> in(ProfileParts parts) {
    Flux flux = parts.profile().target().flux();
    Map<String, ProfilePath> left = new LinkedHashMap<>();
    for (Located<Namespace> part : parts.namespaces()) {
      Namespace namespace = part.value();
      String annotation = IgnoreAnnotation.of(namespace.annotations(), flux);
      if (Boolean.FALSE.equals(namespace.reconcile())) {
        left.put(namespace.name(), part.at("reconcile"));
      } else if (!annotation.isEmpty()) {
        left.put(namespace.name(), part.at("annotations").key(annotation));
      }
    }
    for (Located<Manifest> part : parts.manifests()) {
      String annotation =
          IgnoreAnnotation.of(
              FreeFormValues.map(part.value().object().get("metadata"), "annotations"), flux);
      if (part.value().kind().equals("Namespace") && !annotation.isEmpty()) {
        ProfilePath annotations = part.at("metadata").key("annotations");
        left.put(part.value().name(), annotations.key(annotation));
      }
    }
    return left;
  }
}
