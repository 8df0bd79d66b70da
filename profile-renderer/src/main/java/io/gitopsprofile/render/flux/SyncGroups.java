package io.gitopsprofile.render.flux;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.Sync;
import io.gitopsprofile.model.sync.FolderDependency;
import io.gitopsprofile.model.sync.SyncGroup;
import io.gitopsprofile.model.value.RelativePath;
import io.gitopsprofile.render.output.FieldPlaces;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The groups of folders of {@code sync}: the group of each folder, and the dependencies that a
 * group writes. Reports groups that Flux v2 cannot apply: a folder that is not in the tree or in
 * two groups (PRF126), a dependency that does not exist, is suspended or waits in turn (PRF127).
 */
final class SyncGroups {

  private static final ProfilePath PATH = ProfilePath.ROOT.key("sync").key("groups");

  /** The keys whose fields not every version of Flux has. */
  private static final List<String> OF_VERSIONS =
      List.of("deletionPolicy", "decryption", "postBuild", "healthCheckExprs", "sourceRef");

  private final List<SyncGroup> groups;
  private final Map<String, String> names;
  private final Set<String> applied;
  private final DiagnosticCollector problems;
  private final Map<String, String> directories = new HashMap<>();
  private final Map<String, Integer> byFolder = new HashMap<>();
  private final Map<String, Integer> byName = new LinkedHashMap<>();

  /**
   * Reads the groups.
   *
   * @param names the names of the Kustomizations by their folders
   * @param applied the folders that are not suspended
   */
  SyncGroups(
      Sync sync, Map<String, String> names, Set<String> applied, DiagnosticCollector problems) {
    this.groups = sync.groups();
    this.names = names;
    this.applied = applied;
    this.problems = problems;
    if (groups.isEmpty()) {
      return;
    }
    for (Map.Entry<String, String> name : names.entrySet()) {
      directories.put(name.getValue(), name.getKey());
    }
    for (int i = 0; i < groups.size(); i++) {
      SyncGroup group = groups.get(i);
      if (byName.putIfAbsent(group.name(), i) != null) {
        problems.add(
            DiagnosticCode.SYNC_GROUP,
            PATH.index(i).key("name"),
            "two groups have the name " + quoted(group.name()),
            "rename one of them");
      }
      for (int j = 0; j < group.folders().size(); j++) {
        folder(i, group.folders().get(j), PATH.index(i).key("folders").index(j));
      }
    }
  }

  private void folder(int index, RelativePath folder, ProfilePath place) {
    SyncGroup group = groups.get(index);
    String path = folder.text();
    if (!names.containsKey(path)) {
      String right = ClosestName.slip(path, names.keySet());
      problems.add(
          DiagnosticCode.SYNC_GROUP,
          place,
          "the group "
              + quoted(group.name())
              + " has the folder "
              + quoted(path)
              + ", which the profile does not render"
              + Phrases.didYouMean(path, names.keySet()),
          "write one of the folders of the tree: " + String.join(", ", names.keySet()),
          right == null ? null : Edit.set(place, right));
      return;
    }
    Integer first = byFolder.putIfAbsent(path, index);
    if (first != null) {
      problems.add(
          DiagnosticCode.SYNC_GROUP,
          place,
          "the folder "
              + quoted(path)
              + (first == index
                  ? " is twice in the group " + quoted(group.name())
                  : " is in the groups "
                      + quoted(groups.get(first).name())
                      + " and "
                      + quoted(group.name())),
          "remove it from one of the two places",
          Edit.remove(place));
    }
  }

  /** Returns the group of a folder; null if no group has it. */
  @Nullable SyncGroup of(String directory) {
    Integer index = byFolder.get(directory);
    return index == null ? null : groups.get(index);
  }

  /** Writes the dependencies of the groups into the graph, in place of those that it computes. */
  void addTo(DependencyGraph graph) {
    for (int i = 0; i < groups.size(); i++) {
      SyncGroup group = groups.get(i);
      if (!group.dependsOn().isEmpty()) {
        List<String> before = targets(group);
        for (String folder : folders(group)) {
          graph.fix(folder, before);
        }
      }
    }
  }

  /**
   * Reports dependencies that Flux v2 never sees ready.
   *
   * @param releases the folders of releases, each with the folders of the releases that these wait
   *     for
   */
  void report(Map<String, Set<String>> releases) {
    Map<String, Set<String>> waits = new HashMap<>();
    for (Map.Entry<String, Set<String>> release : releases.entrySet()) {
      waits.put(release.getKey(), new LinkedHashSet<>(release.getValue()));
    }
    for (SyncGroup group : groups) {
      for (String folder : group.dependsOn().isEmpty() ? List.<String>of() : folders(group)) {
        waits.computeIfAbsent(folder, any -> new LinkedHashSet<>()).addAll(targets(group));
      }
    }
    Set<String> told = new HashSet<>();
    for (int i = 0; i < groups.size(); i++) {
      SyncGroup group = groups.get(i);
      for (int j = 0; j < group.dependsOn().size(); j++) {
        FolderDependency other = group.dependsOn().get(j);
        if (other.namespace() == null) {
          report(group, other, PATH.index(i).key("dependsOn").index(j), waits, told);
        }
      }
    }
  }

  private void report(
      SyncGroup group,
      FolderDependency other,
      ProfilePath place,
      Map<String, Set<String>> waits,
      Set<String> told) {
    String title = "the group " + quoted(group.name()) + " waits for " + quoted(other.name());
    if (!byName.containsKey(other.name()) && !directories.containsKey(other.name())) {
      List<String> valid = new ArrayList<>(byName.keySet());
      valid.addAll(directories.keySet());
      valid.sort(null);
      String right = ClosestName.slip(other.name(), valid);
      problems.add(
          DiagnosticCode.SYNC_DEPENDENCY,
          place.key("name"),
          title
              + ", which is neither a group nor a Kustomization of the profile"
              + Phrases.didYouMean(other.name(), valid),
          "write one of "
              + String.join(", ", valid)
              + "; for a Kustomization of the cluster, add its namespace",
          right == null ? null : Edit.set(place.key("name"), right));
      return;
    }
    for (String target : targets(other)) {
      if (!applied.contains(target)) {
        problems.add(
            DiagnosticCode.SYNC_DEPENDENCY,
            place,
            title
                + ", and the Kustomization "
                + quoted(names.getOrDefault(target, target))
                + " is suspended, so that it never becomes ready",
            "let Flux apply its namespace, or remove the dependency");
      } else if (closesCircle(target, folders(group), waits, told)) {
        problems.add(
            DiagnosticCode.SYNC_DEPENDENCY,
            place,
            title + ", which waits for it in turn, so that Flux applies neither",
            "remove one of the two dependencies");
      }
    }
  }

  /**
   * True if a folder waits, by others, for one of the folders, or is one of them, and no folder of
   * the circle was reported.
   */
  private static boolean closesCircle(
      String from, List<String> folders, Map<String, Set<String>> waits, Set<String> told) {
    Deque<String> todo = new ArrayDeque<>(List.of(from));
    Set<String> seen = new HashSet<>();
    while (!todo.isEmpty()) {
      String folder = todo.pop();
      if (seen.add(folder)) {
        todo.addAll(waits.getOrDefault(folder, Set.of()));
      }
    }
    boolean isCircle = false;
    for (String folder : folders) {
      isCircle |= seen.contains(folder);
      if (told.contains(folder)) {
        return false;
      }
    }
    return isCircle && told.addAll(seen);
  }

  /** Returns the dependencies that the group of a folder writes, as its Kustomization has them. */
  List<Kustomization.Dependency> written(SyncGroup group) {
    List<Kustomization.Dependency> before = new ArrayList<>();
    for (FolderDependency other : group.dependsOn()) {
      if (other.namespace() != null) {
        before.add(
            new Kustomization.Dependency(other.name(), other.namespace(), other.readyExpr()));
      } else {
        for (String target : targets(other)) {
          String name = names.getOrDefault(target, target);
          before.add(new Kustomization.Dependency(name, null, other.readyExpr()));
        }
      }
    }
    return before;
  }

  /** Returns the keys of {@code sync}, or of a group, by the fields of a Kustomization. */
  FieldPlaces places(@Nullable SyncGroup group) {
    FieldPlaces places = FieldPlaces.NONE;
    List<Object> own = new ArrayList<>();
    if (group != null) {
      own.add("groups");
      own.add(indexOf(group));
    }
    for (String key : OF_VERSIONS) {
      boolean isOwn = group != null && isSet(group, key);
      List<Object> place = new ArrayList<>(isOwn ? own : List.of());
      place.add(key);
      places = places.with(List.of("spec", key), place);
    }
    if (group != null) {
      int index = 0;
      for (int i = 0; i < group.dependsOn().size(); i++) {
        List<Object> place = new ArrayList<>(own);
        place.add("dependsOn");
        place.add(i);
        FolderDependency other = group.dependsOn().get(i);
        int targets = other.namespace() == null ? targets(other).size() : 1;
        for (int j = 0; j < targets; j++) {
          places = places.with(List.of("spec", "dependsOn", index), place);
          index++;
        }
      }
    }
    return places;
  }

  /** The index of a group; of two with one name, which is an error, that of the first. */
  private int indexOf(SyncGroup group) {
    return byName.getOrDefault(group.name(), 0);
  }

  private static boolean isSet(SyncGroup group, String key) {
    return switch (key) {
      case "deletionPolicy" -> group.deletionPolicy() != null;
      case "decryption" -> group.decryption() != null;
      case "postBuild" -> group.postBuild() != null;
      case "healthCheckExprs" -> !group.healthCheckExprs().isEmpty();
      default -> false;
    };
  }

  private List<String> targets(SyncGroup group) {
    List<String> targets = new ArrayList<>();
    for (FolderDependency other : group.dependsOn()) {
      if (other.namespace() == null) {
        targets.addAll(targets(other));
      }
    }
    return targets;
  }

  /** The folders of the group or Kustomization that a dependency names. */
  private List<String> targets(FolderDependency other) {
    Integer group = byName.get(other.name());
    if (group != null) {
      return folders(groups.get(group));
    }
    String directory = directories.get(other.name());
    return directory == null ? List.of() : List.of(directory);
  }

  private List<String> folders(SyncGroup group) {
    List<String> folders = new ArrayList<>();
    for (RelativePath folder : group.folders()) {
      if (byFolder.getOrDefault(folder.text(), -1) == indexOf(group)) {
        folders.add(folder.text());
      }
    }
    return folders;
  }
}
