package io.gitopsprofile.importer.flux;

import io.gitopsprofile.importer.kustomize.KustomizeBuild;
import io.gitopsprofile.importer.kustomize.ObjectIdentity;
import io.gitopsprofile.importer.kustomize.RelativePaths;
import io.gitopsprofile.importer.value.ImportNotes;
import io.gitopsprofile.importer.value.SourceTree;
import io.gitopsprofile.importer.value.TreeValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The clusters of a tree. A cluster of Flux v2 is a folder whose Kustomizations no other
 * Kustomization applies. A tree without Kustomizations is what Flux v1, eksctl or kubectl applies.
 */
public final class ClusterFolders {

  private final SourceTree tree;
  private final ImportNotes notes;
  private final KustomizeBuild kustomize;

  /** Creates a finder for a tree. */
  public ClusterFolders(SourceTree tree, ImportNotes notes) {
    this.tree = tree;
    this.notes = notes;
    this.kustomize = new KustomizeBuild(tree, notes);
  }

  /** The files that the clusters use. */
  public Set<String> used() {
    return kustomize.used();
  }

  /**
   * Builds the clusters.
   *
   * @param folder the folder below the tree's root in which clusters are looked for
   */
  public List<BuiltCluster> build(String folder) {
    Set<String> roots = roots(folder);
    List<BuiltCluster> clusters = new ArrayList<>();
    for (String root : roots) {
      List<TreeValue> objects = new ClusterBuild(tree, kustomize, notes).follow(root);
      clusters.add(new BuiltCluster(title(root), false, objects));
    }
    if (clusters.isEmpty()) {
      withoutFlux(folder, clusters);
    }
    return clusters;
  }

  private static String title(String folder) {
    return folder.isEmpty() ? "." : folder;
  }

  /** A Kustomization with the folder of its file and the folder that it applies. */
  private record Link(String from, String to) {

    boolean appliesItself() {
      return covers(to, from);
    }
  }

  private static boolean covers(String folder, String other) {
    return folder.isEmpty() || other.equals(folder) || other.startsWith(folder + "/");
  }

  private Set<String> roots(String folder) {
    List<Link> links = new ArrayList<>();
    for (String path : tree.pathsBelow(folder)) {
      if (SourceTree.isYaml(path) && mayHaveKustomization(path)) {
        String from = path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
        for (TreeValue document : tree.documents(path)) {
          if (ClusterBuild.isKustomization(document)
              && !document.textAt("spec", "path").isEmpty()) {
            String to =
                RelativePaths.resolve("", document.textAt("spec", "path").replaceFirst("^/+", ""));
            if (to != null && (to.isEmpty() || tree.hasFolder(to))) {
              links.add(new Link(from, to));
            }
          }
          String sync = document.textAt("spec", "sync", "path");
          if (ObjectIdentity.kind(document).equals("FluxInstance") && !sync.isEmpty()) {
            String to = RelativePaths.resolve("", sync);
            if (to != null && tree.hasFolder(to)) {
              links.add(new Link(to, to));
            }
          }
        }
      }
    }
    Set<String> roots = new TreeSet<>();
    for (Link link : links) {
      if (link.appliesItself()) {
        roots.add(link.to());
      } else if (!isApplied(link, links)) {
        roots.add(outermost(link.from(), links));
      }
    }
    return withoutInner(roots);
  }

  private boolean mayHaveKustomization(String path) {
    String text = tree.text(path);
    return text != null
        && (text.contains(ClusterBuild.GROUP + "/") || text.contains("kind: FluxInstance"));
  }

  private static boolean isApplied(Link link, List<Link> links) {
    for (Link other : links) {
      if (covers(other.to(), link.from())) {
        return true;
      }
    }
    return false;
  }

  /** The folder of a cluster whose Kustomizations no file applies: the one that has them all. */
  private String outermost(String from, List<Link> links) {
    String outer = from;
    for (String at = from; at.contains("/"); ) {
      at = at.substring(0, at.lastIndexOf('/'));
      if (kustomize.file(at) != null && !isApplied(new Link(at, at), links)) {
        outer = at;
      }
    }
    return outer;
  }

  private static Set<String> withoutInner(Set<String> roots) {
    Set<String> outer = new LinkedHashSet<>();
    for (String root : roots) {
      boolean inner = false;
      for (String other : roots) {
        inner |= !other.equals(root) && covers(other, root);
      }
      if (!inner) {
        outer.add(root);
      }
    }
    return outer;
  }

  /** Adds what a tree without Kustomizations of Flux v2 holds. */
  private void withoutFlux(String folder, List<BuiltCluster> clusters) {
    PlainFolder plain = new PlainFolder(tree, kustomize, notes);
    List<String> kustomizations = new ArrayList<>();
    Set<String> referred = new TreeSet<>();
    boolean isFluxV1 = false;
    for (String path : tree.pathsBelow(folder)) {
      String in = path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
      if (path.endsWith(".flux.yaml")) {
        for (TreeValue config : tree.documents(path)) {
          List<TreeValue> objects = plain.generated(in, config);
          isFluxV1 = true;
          if (objects != null) {
            clusters.add(new BuiltCluster(title(in), true, objects));
          }
        }
      } else if (path.equals(kustomize.file(in))) {
        kustomizations.add(in);
        for (TreeValue document : tree.documents(path)) {
          refer(in, document, referred);
        }
      }
    }
    if (isFluxV1) {
      return;
    }
    for (String in : kustomizations) {
      boolean component = isComponent(in);
      if (!referred.contains(in) && !component) {
        clusters.add(new BuiltCluster(title(in), false, kustomize.build(in)));
      }
    }
    List<TreeValue> rest = plain.objects(folder);
    if (!rest.isEmpty()) {
      clusters.add(new BuiltCluster(title(folder), isOfFluxV1(rest), rest));
    }
  }

  private boolean isComponent(String folder) {
    String file = kustomize.file(folder);
    List<TreeValue> documents = file == null ? List.of() : tree.documents(file);
    return !documents.isEmpty() && documents.get(0).textAt("kind").equals("Component");
  }

  private static void refer(String in, TreeValue kustomization, Set<String> referred) {
    for (String list : List.of("resources", "bases", "components")) {
      for (TreeValue resource : kustomization.listAt(list)) {
        String path = RelativePaths.resolve(in, String.valueOf(resource.scalar()));
        if (path != null) {
          referred.add(path);
        }
      }
    }
  }

  private static boolean isOfFluxV1(List<TreeValue> objects) {
    for (TreeValue object : objects) {
      if (ObjectIdentity.group(object).equals("helm.fluxcd.io")) {
        return true;
      }
    }
    return false;
  }

  /** The objects of documents that come from no tree. */
  public static BuiltCluster ofDocuments(List<TreeValue> documents, ImportNotes notes) {
    List<TreeValue> objects = new ArrayList<>();
    for (TreeValue document : documents) {
      PlainFolder.add(document, objects, notes);
    }
    return new BuiltCluster("-", isOfFluxV1(objects), objects);
  }
}
