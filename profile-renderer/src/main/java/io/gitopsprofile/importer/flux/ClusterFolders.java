package io.gitopsprofile.importer.flux;

import io.gitopsprofile.importer.kustomize.KustomizeBuild;
import io.gitopsprofile.importer.kustomize.ObjectIdentity;
import io.gitopsprofile.importer.kustomize.RelativePaths;
import io.gitopsprofile.importer.value.ImportNotes;
import io.gitopsprofile.importer.value.SourceTree;
import io.gitopsprofile.importer.value.TreeValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The clusters of a tree. A cluster of Flux v2 is a folder whose Kustomizations no other
 * Kustomization applies. A tree without Kustomizations is what Flux v1, eksctl or kubectl applies.
 */
public final class ClusterFolders {

  private final SourceTree tree;
  private final ImportNotes notes;
  private final KustomizeBuild kustomize;
  private final Set<String> used = new TreeSet<>();

  /** Creates a finder for a tree. */
  public ClusterFolders(SourceTree tree, ImportNotes notes) {
    this.tree = tree;
    this.notes = notes;
    this.kustomize = new KustomizeBuild(tree, notes);
  }

  /** The files that the clusters use. */
  public Set<String> used() {
    return used;
  }

  /**
   * Builds the clusters.
   *
   * @param folder the folder below the tree's root in which clusters are looked for
   */
  public List<BuiltCluster> build(String folder) {
    List<Link> links = links(folder);
    List<Candidate> candidates = new ArrayList<>();
    for (String root : roots(folder, links)) {
      ImportNotes found = new ImportNotes();
      KustomizeBuild build = new KustomizeBuild(tree, found);
      ClusterBuild cluster = new ClusterBuild(tree, build, found);
      List<TreeValue> objects = cluster.follow(root);
      candidates.add(new Candidate(root, objects, build.used(), cluster, found));
    }
    List<BuiltCluster> clusters = new ArrayList<>();
    for (Candidate candidate : clusters(candidates)) {
      clusters.add(
          new BuiltCluster(
              title(candidate.root()),
              Applier.FLUX_V2,
              candidate.objects(),
              candidate.build().applied(),
              candidate.build().unknown(),
              candidate.build().appliedBy()));
      notes.addAll(candidate.notes());
      used.addAll(candidate.used());
    }
    if (clusters.isEmpty()) {
      withoutFlux(folder, clusters);
      used.addAll(kustomize.used());
    }
    return clusters;
  }

  /**
   * A folder that may be a cluster, with what was built from it.
   *
   * @param build what its Kustomizations apply
   */
  private record Candidate(
      String root,
      List<TreeValue> objects,
      Set<String> used,
      ClusterBuild build,
      ImportNotes notes) {

    /** True if a Kustomization leads out of the folder, as that of a cluster does. */
    boolean leadsOut() {
      for (String folder : build.folders()) {
        if (!covers(root, folder)) {
          return true;
        }
      }
      return false;
    }
  }

  /**
   * The candidates that are no part of another one. Where some lead out of their folders, the
   * others are apps that no cluster has.
   */
  private static List<Candidate> clusters(List<Candidate> candidates) {
    List<Candidate> clusters = new ArrayList<>();
    boolean leadOut = false;
    for (Candidate candidate : candidates) {
      leadOut |= candidate.leadsOut();
    }
    for (Candidate candidate : candidates) {
      boolean isPart = leadOut && !candidate.leadsOut();
      for (Candidate other : candidates) {
        boolean larger = other.used().size() > candidate.used().size();
        isPart |= larger && other.used().containsAll(candidate.used());
      }
      if (!isPart) {
        clusters.add(candidate);
      }
    }
    return clusters;
  }

  private static String title(String folder) {
    return folder.isEmpty() ? "." : folder;
  }

  private static boolean covers(String folder, String other) {
    return folder.isEmpty() || other.equals(folder) || other.startsWith(folder + "/");
  }

  /**
   * A Kustomization of the tree.
   *
   * @param file the file that it stands in
   * @param to the folder of the tree that it applies; null if its source is another
   */
  private record Link(String file, @Nullable String to) {

    String from() {
      return parent(file);
    }
  }

  private static String parent(String path) {
    return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
  }

  /** The folders from which clusters are followed: those that no other Kustomization applies. */
  private Set<String> roots(String folder, List<Link> links) {
    Set<String> roots = new TreeSet<>();
    for (Link link : links) {
      if (link.to() != null && covers(link.to(), link.from())) {
        roots.add(link.to());
      }
    }
    Map<String, Set<String>> referrers = referrers(folder);
    for (Link link : links) {
      if (!isApplied(link.from(), links)) {
        climb(link.file(), referrers, new HashSet<>(), roots, links);
      }
    }
    return withoutInner(roots);
  }

  private List<Link> links(String folder) {
    List<Link> links = new ArrayList<>();
    for (String path : tree.pathsBelow(folder)) {
      if (!SourceTree.isYaml(path) || isLeftOut(path) || !mayHaveKustomization(path)) {
        continue;
      }
      for (TreeValue document : tree.documents(path)) {
        String to = document.textAt("spec", "path");
        String source = document.textAt("spec", "sourceRef", "name");
        String own = document.textAt("spec", "sync", "path");
        // The chart flux-instance has the FluxInstance among its values.
        String sync =
            own.isEmpty() ? document.textAt("spec", "values", "instance", "sync", "path") : own;
        if (ObjectIdentity.isKustomization(document) && document.at("spec", "sourceRef") != null) {
          boolean isOther = document.textAt("spec", "sourceRef", "kind").equals("ExternalArtifact");
          String resolved = isOther ? null : folder(to);
          // The whole repository is the path of other repositories, too.
          boolean isWhole = resolved != null && resolved.isEmpty();
          boolean isForeign = isWhole && !source.equals("flux-system");
          String followed = isForeign || isEmpty(resolved) ? null : resolved;
          links.add(new Link(path, followed));
        } else if (hasInstance(document) && !sync.isEmpty()) {
          String resolved = folder(sync);
          if (resolved != null) {
            links.add(new Link(resolved + "/flux-system", resolved));
          }
        }
      }
    }
    return links;
  }

  private static boolean hasInstance(TreeValue document) {
    String kind = ObjectIdentity.kind(document);
    return kind.equals("FluxInstance") || kind.equals("HelmRelease");
  }

  /** True for a folder whose kustomization is only there for the components that others add. */
  private boolean isEmpty(@Nullable String folder) {
    String file = folder == null ? null : kustomize.file(folder);
    List<TreeValue> documents = file == null ? List.of() : tree.documents(file);
    return !documents.isEmpty()
        && documents.get(0).listAt("resources").isEmpty()
        && documents.get(0).listAt("bases").isEmpty();
  }

  private boolean isLeftOut(String path) {
    return isHidden(path) || tree.isTemplate(path);
  }

  private static boolean isHidden(String path) {
    return path.startsWith(".") || path.contains("/.");
  }

  private @Nullable String folder(String path) {
    return ClusterBuild.folder(tree, path);
  }

  private boolean mayHaveKustomization(String path) {
    if (tree.isLarge(path)) {
      return false;
    }
    String text = tree.text(path);
    return text != null
        && (text.contains(ObjectIdentity.KUSTOMIZATIONS + "/")
            || text.contains("kind: FluxInstance")
            || (text.contains("flux-instance") && text.contains("sync:")));
  }

  private static boolean isApplied(String folder, List<Link> links) {
    for (Link other : links) {
      if (other.to() != null && covers(other.to(), folder)) {
        return true;
      }
    }
    return false;
  }

  /** The kustomization folders that name a file or folder, by its path. */
  private Map<String, Set<String>> referrers(String folder) {
    Map<String, Set<String>> referrers = new HashMap<>();
    for (String path : tree.pathsBelow(folder)) {
      String in = parent(path);
      if (path.equals(kustomize.file(in)) && !tree.isTemplate(path)) {
        for (TreeValue document : tree.documents(path)) {
          Set<String> referred = new TreeSet<>();
          refer(in, document, referred);
          for (String name : referred) {
            referrers.computeIfAbsent(name, key -> new TreeSet<>()).add(in);
          }
        }
      }
    }
    return referrers;
  }

  /**
   * Adds the folders from which a file comes into a cluster: its own, or those whose kustomizations
   * name it.
   */
  private void climb(
      String path,
      Map<String, Set<String>> referrers,
      Set<String> seen,
      Set<String> roots,
      List<Link> links) {
    if (!seen.add(path)) {
      return;
    }
    String in = tree.hasFile(path) ? parent(path) : path;
    Set<String> named = new TreeSet<>(referrers.getOrDefault(path, Set.of()));
    named.addAll(referrers.getOrDefault(in, Set.of()));
    named.remove(in);
    for (String other : named) {
      if (!isApplied(other, links)) {
        climb(other, referrers, seen, roots, links);
      }
    }
    if (named.isEmpty() && !isComponent(in)) {
      roots.add(in);
    }
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
    List<String> configs = new ArrayList<>();
    for (String path : tree.pathsBelow(folder)) {
      String in = parent(path);
      if (path.equals(".flux.yaml") || path.endsWith("/.flux.yaml")) {
        configs.add(path);
      } else if (!isLeftOut(path) && path.equals(kustomize.file(in))) {
        kustomizations.add(in);
        for (TreeValue document : tree.documents(path)) {
          refer(in, document, referred);
        }
      }
    }
    if (configs.isEmpty()) {
      configAbove(folder, configs);
    }
    List<String> all = List.copyOf(kustomizations);
    kustomizations.removeIf(in -> referred.contains(in) || isComponent(in));
    if (!configs.isEmpty()) {
      ofFluxV1(configs, kustomizations, plain, clusters);
      return;
    }
    for (String in : kustomizations) {
      clusters.add(
          BuiltCluster.withoutKustomizations(title(in), Applier.KUBECTL, kustomize.build(in)));
    }
    List<TreeValue> rest = plain.objects(folder, all);
    if (!rest.isEmpty()) {
      clusters.add(BuiltCluster.withoutKustomizations(title(folder), applier(rest), rest));
    }
  }

  /** Adds the nearest {@code .flux.yaml} above a folder. */
  private void configAbove(String folder, List<String> configs) {
    for (String at = folder; !at.isEmpty(); at = parent(at)) {
      String above = parent(at);
      String path = above.isEmpty() ? ".flux.yaml" : above + "/.flux.yaml";
      if (tree.hasFile(path)) {
        configs.add(path);
        return;
      }
    }
  }

  /**
   * Adds the folders that Flux v1 was given, each of which it builds by the nearest {@code
   * .flux.yaml} above.
   */
  private void ofFluxV1(
      List<String> configs,
      List<String> kustomizations,
      PlainFolder plain,
      List<BuiltCluster> clusters) {
    for (String path : configs) {
      String in = parent(path);
      List<String> built = new ArrayList<>();
      if (kustomize.file(in) != null) {
        built.add(in);
      } else {
        for (String other : kustomizations) {
          if (covers(in, other)) {
            built.add(other);
          }
        }
      }
      for (TreeValue config : tree.documents(path)) {
        for (String other : built) {
          List<TreeValue> objects = plain.generated(other, config);
          if (objects != null) {
            clusters.add(
                BuiltCluster.withoutKustomizations(title(other), Applier.FLUX_V1, objects));
          }
        }
      }
    }
  }

  private boolean isComponent(String folder) {
    String file = kustomize.file(folder);
    List<TreeValue> documents = file == null ? List.of() : tree.documents(file);
    return !documents.isEmpty() && documents.get(0).textAt("kind").equals("Component");
  }

  private static void refer(String in, TreeValue kustomization, Set<String> referred) {
    for (String list :
        List.of("resources", "bases", "components", "patchesStrategicMerge", "transformers")) {
      for (TreeValue resource : kustomization.listAt(list)) {
        String path = RelativePaths.resolve(in, String.valueOf(resource.scalar()));
        if (path != null) {
          referred.add(path);
        }
      }
    }
    for (TreeValue patch : kustomization.listAt("patches")) {
      String path = RelativePaths.resolve(in, patch.textAt("path"));
      if (path != null && !patch.textAt("path").isEmpty()) {
        referred.add(path);
      }
    }
  }

  private static Applier applier(List<TreeValue> objects) {
    for (TreeValue object : objects) {
      if (ObjectIdentity.group(object).equals("helm.fluxcd.io")) {
        return Applier.FLUX_V1;
      }
    }
    return Applier.KUBECTL;
  }

  /** The objects of documents that come from no tree. */
  public static BuiltCluster ofDocuments(List<TreeValue> documents, ImportNotes notes) {
    List<TreeValue> objects = new ArrayList<>();
    for (TreeValue document : documents) {
      PlainFolder.add(document, objects, notes);
    }
    return BuiltCluster.withoutKustomizations("-", applier(objects), objects);
  }
}
