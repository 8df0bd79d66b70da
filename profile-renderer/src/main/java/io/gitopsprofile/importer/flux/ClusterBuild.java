package io.gitopsprofile.importer.flux;

import io.gitopsprofile.importer.kustomize.KustomizeBuild;
import io.gitopsprofile.importer.kustomize.ObjectIdentity;
import io.gitopsprofile.importer.kustomize.RelativePaths;
import io.gitopsprofile.importer.value.ImportNotes;
import io.gitopsprofile.importer.value.SourceTree;
import io.gitopsprofile.importer.value.TreeValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Follows the Kustomizations of a cluster of Flux v2. */
final class ClusterBuild {

  private static final int MOST_KUSTOMIZATIONS = 5_000;

  private final SourceTree tree;
  private final ImportNotes notes;
  private final KustomizeBuild kustomize;
  private final List<TreeValue> objects = new ArrayList<>();
  private final Deque<TreeValue> waiting = new ArrayDeque<>();
  private final Set<String> followed = new HashSet<>();
  private final Set<String> folders = new TreeSet<>();
  private final List<TreeValue> applied = new ArrayList<>();
  private final List<TreeValue> unknown = new ArrayList<>();
  private final IdentityHashMap<TreeValue, TreeValue> appliedBy = new IdentityHashMap<>();
  private final Map<String, Integer> postponed = new HashMap<>();

  ClusterBuild(SourceTree tree, KustomizeBuild kustomize, ImportNotes notes) {
    this.tree = tree;
    this.kustomize = kustomize;
    this.notes = notes;
  }

  /** The objects of the cluster that Flux applies from a folder. */
  List<TreeValue> follow(String folder) {
    followed.add("./" + folder);
    add(kustomize.build(folder));
    while (!waiting.isEmpty() && followed.size() < MOST_KUSTOMIZATIONS) {
      follow(waiting.removeFirst());
    }
    return objects;
  }

  /** The Kustomizations whose folders were built. */
  List<TreeValue> applied() {
    return applied;
  }

  /** The objects with variables whose values are not known. */
  List<TreeValue> unknown() {
    return unknown;
  }

  /** The Kustomization of each object; objects of the cluster's own folder have none. */
  Map<TreeValue, TreeValue> appliedBy() {
    return appliedBy;
  }

  /** The folders that the Kustomizations apply. */
  Set<String> folders() {
    return folders;
  }

  /**
   * The folder of the tree that a path of a Kustomization names; null if there is none. A path that
   * is relative to an artifact is looked for in each folder of the tree's root.
   */
  static @Nullable String folder(SourceTree tree, String written) {
    String path =
        RelativePaths.resolve("", written.startsWith("/") ? written.substring(1) : written);
    if (path == null || path.isEmpty() || tree.hasFolder(path)) {
      return path;
    }
    String found = null;
    for (String top : tree.topFolders()) {
      if (tree.hasFolder(top + "/" + path)) {
        if (found != null) {
          return null;
        }
        found = top + "/" + path;
      }
    }
    return found;
  }

  private void add(List<TreeValue> built) {
    objects.addAll(built);
    for (TreeValue object : built) {
      if (ObjectIdentity.isKustomization(object)) {
        waiting.addLast(object);
      } else if (ObjectIdentity.kind(object).equals("ResourceSet")) {
        notes.notFollowed(
            object.origin(),
            "the ResourceSet "
                + ObjectIdentity.name(object)
                + " generates objects in the cluster; these are not followed");
      }
    }
  }

  private void follow(TreeValue kustomization) {
    TreeValue spec = kustomization.get("spec");
    String name =
        ObjectIdentity.namespace(kustomization) + "/" + ObjectIdentity.name(kustomization);
    if (spec == null) {
      return;
    }
    String folder = folder(kustomization, spec);
    if (folder == null) {
      return;
    }
    if (spec.get("kubeConfig") != null) {
      notes.notFollowed(
          kustomization.origin(),
          "the Kustomization "
              + ObjectIdentity.name(kustomization)
              + " applies the folder "
              + folder
              + " to another cluster, by kubeConfig; read that folder by itself");
      return;
    }
    PostBuild variables = null;
    TreeValue postBuild = spec.get("postBuild");
    if (postBuild != null) {
      variables = new PostBuild(postBuild, ObjectIdentity.namespace(kustomization), objects);
      // The variables may come from a Kustomization that is not followed yet.
      if (variables.isMissing()
          && postponed.merge(name, 1, Integer::sum) < 5
          && !waiting.isEmpty()) {
        waiting.addLast(kustomization);
        return;
      }
    }
    applied.add(kustomization);
    // Flux bootstrap's Kustomization applies the folder that is being followed.
    if (!followed.add(name) || followed.contains("./" + folder)) {
      return;
    }
    folders.add(folder);
    List<TreeValue> built = kustomize.build(folder, spec);
    if (variables != null) {
      unknown.addAll(variables.apply(kustomization, built, notes));
    }
    for (TreeValue object : built) {
      appliedBy.put(object, kustomization);
    }
    add(built);
  }

  /** The folder of a Kustomization in the tree; null if it is elsewhere. */
  private @Nullable String folder(TreeValue kustomization, TreeValue spec) {
    String text = spec.textAt("path");
    String path = folder(tree, text.isEmpty() ? "." : text);
    String relative = RelativePaths.resolve("", text.startsWith("/") ? text.substring(1) : text);
    TreeValue source = spec.get("sourceRef");
    String copied = relative == null || source == null ? null : copied(source, relative);
    if (copied != null) {
      return copied;
    }
    String foreign = source == null ? null : foreignSource(kustomization, source, "".equals(path));
    if (foreign == null && path != null) {
      return path;
    }
    notes.notFollowed(
        kustomization.origin(),
        "the Kustomization "
            + ObjectIdentity.name(kustomization)
            + " applies the folder "
            + (text.isEmpty() ? "./" : text)
            + (foreign == null ? ", which is not in the tree" : " of " + foreign));
    return null;
  }

  /**
   * The folder of the tree that an ArtifactGenerator copies to a path of an artifact; null if there
   * is none.
   */
  private @Nullable String copied(TreeValue reference, String path) {
    if (!reference.textAt("kind").equals("ExternalArtifact")) {
      return null;
    }
    for (TreeValue object : objects) {
      if (!ObjectIdentity.kind(object).equals("ArtifactGenerator")) {
        continue;
      }
      for (TreeValue artifact : object.listAt("spec", "artifacts")) {
        for (TreeValue copy : artifact.listAt("copy")) {
          String to = folderOf(copy.textAt("to"));
          String from = folderOf(copy.textAt("from"));
          boolean fits =
              artifact.textAt("name").equals(reference.textAt("name"))
                  && copy.textAt("from").endsWith("/**");
          if (fits && (to.isEmpty() || path.equals(to) || path.startsWith(to + "/"))) {
            String folder =
                RelativePaths.resolve(
                    from, "./" + path.substring(Math.min(to.length(), path.length())));
            if (folder != null && tree.hasFolder(folder)) {
              return folder;
            }
          }
        }
      }
    }
    return null;
  }

  /** The path behind the name of a source or artifact, such as {@code @artifact/base/}. */
  private static String folderOf(String place) {
    int start = place.indexOf('/') + 1;
    int end = place.endsWith("/**") ? place.length() - 3 : place.length();
    String folder = start > end ? "" : place.substring(start, end);
    return folder.endsWith("/") ? folder.substring(0, folder.length() - 1) : folder;
  }

  /**
   * The title of a source that is another repository than the tree; null for the tree itself. The
   * source that Flux bootstrap makes, {@code flux-system}, is the tree, and so is each of its URL.
   */
  private @Nullable String foreignSource(
      TreeValue kustomization, TreeValue reference, boolean isWhole) {
    String kind = reference.textAt("kind");
    String name = reference.textAt("name");
    String title = "the " + kind + " " + name;
    if (kind.equals("ExternalArtifact")) {
      return isWhole ? title : null;
    }
    if (name.equals("flux-system") && !kind.equals("OCIRepository")) {
      return null;
    }
    String namespace = reference.textAt("namespace");
    TreeValue source =
        source(
            kind, name, namespace.isEmpty() ? ObjectIdentity.namespace(kustomization) : namespace);
    TreeValue own = source("GitRepository", "flux-system", "flux-system");
    if (source == null || own == null) {
      return isWhole ? title : null;
    }
    return source.textAt("spec", "url").equals(own.textAt("spec", "url")) ? null : title;
  }

  private @Nullable TreeValue source(String kind, String name, String namespace) {
    for (TreeValue object : objects) {
      if (ObjectIdentity.is(object, "source.toolkit.fluxcd.io", kind)
          && ObjectIdentity.name(object).equals(name)
          && (namespace.isEmpty() || ObjectIdentity.namespace(object).equals(namespace))) {
        return object;
      }
    }
    return null;
  }
}
