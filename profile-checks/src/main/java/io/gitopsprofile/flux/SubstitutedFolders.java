package io.gitopsprofile.flux;

import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.NamespaceDirectories;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.ProfileObject;
import io.gitopsprofile.view.ProfileObjects;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The folders in which Flux v2 replaces variables such as {@code ${cluster_domain}}: those of
 * Kustomizations with {@code postBuild}. Where the profile's objects have no Kustomization, as
 * those of an imported tree, any folder may be one of them.
 */
public final class SubstitutedFolders {

  private final NamespaceDirectories directories;
  private final String root;
  private final boolean isFlux2;
  private final List<String> folders = new ArrayList<>();
  private boolean isKnown;

  /** Finds the folders by the Kustomizations among the objects, with their patches. */
  public SubstitutedFolders(Profile profile, ProfileObjects objects) {
    this.isFlux2 = profile.target().flux() == Flux.V2;
    this.directories = new NamespaceDirectories(profile);
    var path = profile.syncOrDefault().path();
    this.root = path == null ? "" : path.text() + "/";
    for (ProfileObject object : objects.ofKind("Kustomization")) {
      if (object.group().equals("kustomize.toolkit.fluxcd.io")) {
        isKnown = true;
        if (replaces(object.field("spec", "postBuild"))) {
          folders.add(folder(object.field("spec", "path").text()));
        }
      }
    }
  }

  /** Flux replaces nothing without a variable, unless the strategy is {@code Always}. */
  private static boolean replaces(ObjectField postBuild) {
    return !postBuild.in("substitute").map().isEmpty()
        || !postBuild.in("substituteFrom").elements().isEmpty()
        || postBuild.in("substituteStrategy").text().equals("Always");
  }

  /** The folder in the tree that a path of the source names. */
  private String folder(String path) {
    String plain = path.startsWith("./") ? path.substring(2) : path;
    return plain.startsWith(root) ? plain.substring(root.length()) : plain;
  }

  /** Returns true if Flux may replace variables in an object before it applies the object. */
  public boolean mayReplaceIn(ProfileObject object) {
    if (!isFlux2 || isSwitchedOff(object)) {
      return false;
    }
    if (!isKnown) {
      return true;
    }
    if (folders.isEmpty()) {
      return false;
    }
    String own = directory(object);
    for (String folder : folders) {
      if (folder.isEmpty()
          || folder.equals(own)
          || folder.equals(own + "-custom")
          || own.startsWith(folder + "/")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSwitchedOff(ProfileObject object) {
    return isOff(object.field("metadata", "annotations").map())
        || isOff(object.field("metadata", "labels").map());
  }

  private static boolean isOff(Map<?, ?> entries) {
    return PostBuildSubstitution.OFF.equals(entries.get(PostBuildSubstitution.KEY));
  }

  /** The folder of an object, without the suffix of a folder for custom resources. */
  private String directory(ProfileObject object) {
    String namespace =
        object.kind().equals("Namespace") ? object.name() : object.object().namespace();
    return namespace.isEmpty() ? "base/cluster" : directories.of(namespace).text();
  }
}
