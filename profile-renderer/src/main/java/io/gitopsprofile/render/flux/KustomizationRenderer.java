package io.gitopsprofile.render.flux;

import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.flux.SuspendedNamespaces;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.Sync;
import io.gitopsprofile.model.release.SourceReference;
import io.gitopsprofile.model.sync.KustomizationSettings;
import io.gitopsprofile.model.sync.SyncGroup;
import io.gitopsprofile.model.value.GoDuration;
import io.gitopsprofile.render.object.Fabric8Values;
import io.gitopsprofile.render.output.FieldPlaces;
import io.gitopsprofile.render.output.FileLayout;
import io.gitopsprofile.render.output.FileLayout.Directory;
import io.gitopsprofile.render.output.NameHash;
import io.gitopsprofile.render.output.ObjectCollector;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The Kustomizations with which Flux v2 applies the tree: one per directory, each in its own file.
 * The Kustomization of a namespace that Flux must not apply is suspended, since Flux v2 applies a
 * folder as a whole. No Kustomization waits for a suspended one, which never becomes ready.
 */
final class KustomizationRenderer {

  private static final ProfilePath PATH = ProfilePath.ROOT.key("sync");

  /**
   * Maximum length of a name: Flux writes it as a label on every applied object. (Source:
   * fluxcd/flux2 issue 2004.)
   */
  private static final int LONGEST = 63;

  private final Profile profile;
  private final Sync sync;
  private final FileLayout layout;
  private final DiagnosticCollector problems;
  private final Set<String> leftOut;

  KustomizationRenderer(Profile profile, FileLayout layout, DiagnosticCollector problems) {
    this.profile = profile;
    this.sync = profile.syncOrDefault();
    this.layout = layout;
    this.problems = problems;
    this.leftOut = SuspendedNamespaces.in(profile);
  }

  void render(ObjectCollector collector) {
    Collection<Directory> directories = layout.directories();
    refuseNested(directories);
    Map<String, String> names = names(directories);
    Set<String> applied = new HashSet<>();
    for (Directory directory : directories) {
      if (!leftOut.contains(directory.namespace())) {
        applied.add(directory.path());
      }
    }
    DependencyGraph dependencies = new DependencyGraph(names.keySet(), applied);
    SyncGroups groups = new SyncGroups(sync, names, applied, problems);
    groups.addTo(dependencies);
    KustomizationOrder order = new KustomizationOrder(profile, layout, dependencies);
    order.find(directories);
    groups.report(awaited(order, groups));
    for (Map.Entry<String, String> entry : names.entrySet()) {
      String directory = entry.getKey();
      SyncGroup group = groups.of(directory);
      List<Kustomization.Dependency> before =
          group == null || group.dependsOn().isEmpty()
              ? computed(dependencies.of(directory), names)
              : groups.written(group);
      boolean suspended = !applied.contains(directory);
      collector.add(
          PATH,
          profile.sync() == null ? FieldPlaces.NONE : groups.places(group),
          layout.ofKustomization(entry.getValue()),
          kustomization(entry.getValue(), directory, suspended, before, group));
    }
  }

  private static List<Kustomization.Dependency> computed(
      List<String> others, Map<String, String> names) {
    List<Kustomization.Dependency> before = new ArrayList<>();
    for (String other : others) {
      before.add(new Kustomization.Dependency(names.getOrDefault(other, other), null, null));
    }
    return before;
  }

  /** The order of releases, of the folders that are ready only when all their releases are. */
  private Map<String, Set<String>> awaited(KustomizationOrder order, SyncGroups groups) {
    Map<String, Set<String>> waits = order.ofReleases();
    for (String folder : List.copyOf(waits.keySet())) {
      if (!Boolean.TRUE.equals(waits(groups.of(folder)))) {
        waits.remove(folder);
      }
    }
    return waits;
  }

  private Kustomization kustomization(
      String name,
      String directory,
      boolean suspended,
      List<Kustomization.Dependency> before,
      @Nullable SyncGroup group) {
    SourceReference source = sync.sourceRefOrDefault();
    KustomizationSettings own = group == null ? sync : group;
    return Kustomization.of(
        Fabric8Values.metadata(name, sync.namespaceOrDefault(), Map.of(), Map.of()),
        new Kustomization.Spec(
            suspended ? true : null,
            before,
            text(own.interval(), sync.intervalOrDefault()),
            text(own.retryInterval(), sync.retryIntervalOrDefault()),
            either(own.timeout(), sync.timeout()),
            new Kustomization.SourceReference(
                source.kindOrDefault().toString(), source.name(), source.namespace()),
            sync.pathOf(directory),
            !Boolean.FALSE.equals(either(own.prune(), sync.prune())),
            waits(group),
            either(own.force(), sync.force()),
            either(own.deletionPolicy(), sync.deletionPolicy()),
            either(own.serviceAccountName(), sync.serviceAccountName()),
            either(own.decryption(), sync.decryption()),
            either(own.postBuild(), sync.postBuild()),
            own.healthChecks().isEmpty() ? sync.healthChecks() : own.healthChecks(),
            own.healthCheckExprs().isEmpty() ? sync.healthCheckExprs() : own.healthCheckExprs()));
  }

  /** The setting {@code wait}; null beside health checks, which it would replace. */
  private @Nullable Boolean waits(@Nullable SyncGroup group) {
    if (group != null && group.waitForReady() != null) {
      return group.waitForReady();
    }
    if (group != null && !group.healthChecks().isEmpty()) {
      return null;
    }
    if (sync.waitForReady() != null) {
      return sync.waitForReady();
    }
    return sync.healthChecks().isEmpty() ? true : null;
  }

  private static <T> @Nullable T either(@Nullable T own, @Nullable T common) {
    return own == null ? common : own;
  }

  private static String text(@Nullable GoDuration duration, String otherwise) {
    return duration == null ? otherwise : duration.text();
  }

  /** The names of the Kustomizations, by directory. */
  private Map<String, String> names(Collection<Directory> directories) {
    Set<String> namespaces = new HashSet<>();
    for (Directory directory : directories) {
      if (!directory.custom()) {
        namespaces.add(directory.namespace());
      }
    }
    Map<String, String> names = new LinkedHashMap<>();
    for (Directory directory : directories) {
      names.put(directory.path(), name(directory, namespaces));
    }
    return names;
  }

  /**
   * The name of a directory's Kustomization: the namespace's name, or {@code cluster} for
   * cluster-scoped objects; custom resources in a separate directory add {@code -custom}. The
   * profile's name is put in front if the name is Flux's own or another namespace's. A name that is
   * too long for Flux ends in a hash.
   */
  private String name(Directory directory, Set<String> namespaces) {
    String namespace = directory.namespace();
    String plain = namespace.isEmpty() ? "cluster" : namespace;
    String name = directory.custom() ? plain + FileLayout.CUSTOM : plain;
    boolean isFlux = namespace.equals(sync.namespaceOrDefault());
    boolean isReserved = !name.equals(namespace) && namespaces.contains(name);
    return shortened(isFlux || isReserved ? profile.name() + "-" + name : name);
  }

  private static String shortened(String name) {
    if (name.length() <= LONGEST) {
      return name;
    }
    return name.substring(0, LONGEST - NameHash.LENGTH - 1) + "-" + NameHash.of(name);
  }

  private void refuseNested(Collection<Directory> directories) {
    List<String> all = new ArrayList<>();
    for (Directory directory : directories) {
      all.add(directory.path());
    }
    all.add(layout.kustomizations());
    if (profile.cluster() != null && profile.cluster().region() != null) {
      all.add(FileLayout.CLUSTER_CONFIG);
    }
    Map<String, String> firstIn = new HashMap<>();
    for (String path : all) {
      for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
        firstIn.putIfAbsent(path.substring(0, slash), path);
      }
    }
    for (Directory outer : directories) {
      String inner = firstIn.get(outer.path());
      if (inner != null) {
        nested(outer.path(), inner, place(outer.namespace()));
      }
    }
    for (Directory shared : layout.taken()) {
      problems.add(
          DiagnosticCode.NESTED_DIRECTORY,
          place(shared.namespace()),
          "two namespaces share \""
              + shared.path()
              + "\"; one puts all its objects there, the other its custom resources",
          "give one of them another directory");
    }
  }

  private void nested(String outer, String inner, ProfilePath place) {
    problems.add(
        DiagnosticCode.NESTED_DIRECTORY,
        place,
        "\""
            + inner
            + "\" is inside \""
            + outer
            + "\"; Flux v2 applies a folder with all its subfolders",
        "give the namespace another directory");
  }

  private ProfilePath place(String namespace) {
    ProfilePath list = ProfilePath.ROOT.key("namespaces");
    for (int i = 0; i < profile.namespaces().size(); i++) {
      if (profile.namespaces().get(i).name().equals(namespace)) {
        return list.index(i).key("directory");
      }
    }
    return list;
  }
}
