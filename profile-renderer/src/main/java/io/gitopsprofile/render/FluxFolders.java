package io.gitopsprofile.render;

import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.Sync;
import io.gitopsprofile.model.release.SourceReference;
import io.gitopsprofile.render.output.FileLayout;
import io.gitopsprofile.rendered.RenderedFile;
import io.gitopsprofile.rendered.RenderedObject;
import io.gitopsprofile.rendered.RenderedTree;
import io.gitopsprofile.rendered.SyncedFolders;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the folders of a tree that Flux applies. Flux v2 applies the paths of the rendered
 * Kustomizations, and the folder of the profile's Kustomizations, which {@code flux bootstrap} is
 * given. The paths of Flux v1 are not in the profile; each top folder that the profile renders into
 * counts, as in {@code --git-path=base,monitoring-system}.
 */
final class FluxFolders {

  private static final ProfilePath SYNC = ProfilePath.ROOT.key("sync");

  private final Sync sync;
  private final RenderedTree tree;
  private final Set<String> folders = new TreeSet<>();
  private final Set<String> bootstrapped = new TreeSet<>();

  private FluxFolders(Profile profile, RenderedTree tree) {
    this.sync = profile.syncOrDefault();
    this.tree = tree;
  }

  static SyncedFolders of(Profile profile, RenderedTree tree) {
    return new FluxFolders(profile, tree).of(profile);
  }

  private SyncedFolders of(Profile profile) {
    boolean kustomized =
        switch (profile.target().flux()) {
          case V1 -> false;
          case V2 -> true;
        };
    for (RenderedFile file : tree.files()) {
      if (kustomized) {
        addKustomizations(file);
      } else if (!file.path().equals(FileLayout.CLUSTER_CONFIG)) {
        folders.add(file.path().substring(0, Math.max(0, file.path().indexOf('/'))));
      }
    }
    return new SyncedFolders(
        kustomized,
        new ArrayList<>(folders),
        new ArrayList<>(bootstrapped),
        treeInSource(),
        sync.others());
  }

  private String treeInSource() {
    return sync.path() == null ? "" : sync.path().text();
  }

  private void addKustomizations(RenderedFile file) {
    for (RenderedObject object : file.objects()) {
      if (object.kind().equals("Kustomization")
          && object.group().equals("kustomize.toolkit.fluxcd.io")
          && object.content().entries().get("spec") instanceof Map<?, ?> spec
          && isOfTree(spec.get("sourceRef"), object.namespace())) {
        String folder = inTree(spec.get("path"));
        if (folder != null) {
          folders.add(folder);
        }
        if (tree.part(file.path()).equals(SYNC)) {
          String own = file.path().substring(0, Math.max(0, file.path().lastIndexOf('/')));
          folders.add(own);
          bootstrapped.add(own);
        }
      }
    }
  }

  /** True if a source is the one that holds the tree. */
  private boolean isOfTree(@Nullable Object sourceRef, String besides) {
    if (!(sourceRef instanceof Map<?, ?> reference)) {
      return false;
    }
    SourceReference source = sync.sourceRefOrDefault();
    Object namespace = reference.get("namespace");
    String expected = source.namespace() == null ? sync.namespaceOrDefault() : source.namespace();
    return source.kindOrDefault().toString().equals(reference.get("kind"))
        && source.name().equals(reference.get("name"))
        && expected.equals(namespace == null ? besides : namespace);
  }

  /** The folder of the tree that a path of the source names; null if it is outside of the tree. */
  private @Nullable String inTree(@Nullable Object path) {
    StringBuilder folder = new StringBuilder();
    for (String segment : String.valueOf(path == null ? "" : path).split("/", -1)) {
      if (segment.equals("..")) {
        return null;
      }
      if (!segment.isEmpty() && !segment.equals(".")) {
        folder.append(folder.isEmpty() ? "" : "/").append(segment);
      }
    }
    String named = folder + "/";
    String tree = treeInSource().isEmpty() ? "" : treeInSource() + "/";
    if (named.startsWith(tree)) {
      return named.substring(tree.length(), Math.max(tree.length(), named.length() - 1));
    }
    return named.equals("/") || tree.startsWith(named) ? "" : null;
  }
}
